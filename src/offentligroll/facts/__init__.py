"""Truth, evidence, the vocabulary, and the detectors that answer facts from a statement.

Facts are code: each is computed from typed objects, detected in the words with quoted evidence,
or given by a person. What follows from them is the business of the floors above.
"""
