"""Examples with the answers they must have, and what runs them."""
