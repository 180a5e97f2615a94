"""What a reader has chosen."""
