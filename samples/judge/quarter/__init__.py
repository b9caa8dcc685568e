"""The vocabulary `quarter`."""
