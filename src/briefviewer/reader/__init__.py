"""A document under reading, as values: what a page shows, where it came from in the raw text, what is marked on it.

Nothing here changes a document. Repairs are for the eye only, and every shown letter knows its place in the raw text.
"""
