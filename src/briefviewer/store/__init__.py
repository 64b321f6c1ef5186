"""Keeps the store: YAML files and documents are the truth, the SQLite index is a cache that may always be deleted.

Others see one face, ``repository.Repository``; nothing here draws, prints or knows a clock.
"""
