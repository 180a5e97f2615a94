"""The tabs under the map."""
