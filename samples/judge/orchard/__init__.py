"""The vocabulary `orchard`."""
