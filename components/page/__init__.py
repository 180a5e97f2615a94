"""The page: its parts, what they share, and the one module that knows them all."""
