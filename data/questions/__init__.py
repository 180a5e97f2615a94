"""Questions over the whole record."""
