"""The vocabulary `harbour`."""
