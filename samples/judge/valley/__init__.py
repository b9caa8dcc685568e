"""The vocabulary `valley`."""
