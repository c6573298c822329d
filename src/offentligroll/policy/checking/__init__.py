"""Everything that can be wrong with a policy without running it: one check, or one family, a file."""
