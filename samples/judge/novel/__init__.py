"""The vocabulary `novel`: spent, for development."""
