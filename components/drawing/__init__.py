"""From tables to a picture; no Dash in it."""
