"""The vocabulary `lagoon`."""
