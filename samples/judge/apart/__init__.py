"""The vocabulary `apart`: spent, for development."""
