"""The vocabulary `town`."""
