"""The answer about one statement under one policy, and its explanation."""
