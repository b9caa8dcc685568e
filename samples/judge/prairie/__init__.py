"""The vocabulary `prairie`."""
