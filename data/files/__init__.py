"""The selection as files for other programs."""
