"""All that builds tables; the running server imports none of it."""
