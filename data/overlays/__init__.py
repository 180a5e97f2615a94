"""Overlays: properties of countries on a day."""
