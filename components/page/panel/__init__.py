"""What the panel beside the map tells."""
