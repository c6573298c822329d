"""What a policy consists of: conditions, capacity rules, guidelines, obligations and sources."""
