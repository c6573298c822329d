"""The facts that a policy answers itself: from words, links, other facts, its house rules and its scope."""
