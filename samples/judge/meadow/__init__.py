"""The vocabulary `meadow`."""
