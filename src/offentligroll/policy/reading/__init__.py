"""From a policy file to what a policy consists of."""
