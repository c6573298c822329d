"""A policy as a picture: which facts lead to which rules, and which rule goes before which."""
