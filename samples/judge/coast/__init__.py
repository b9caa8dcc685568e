"""The vocabulary `coast`."""
