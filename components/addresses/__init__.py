"""What programs ask: files, pictures, the embedded map, and what is said of them."""
