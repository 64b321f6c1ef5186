"""Brings documents in: foreign bytes → frozen text with pages, by which extractor.

It writes nothing, and it knows neither store nor window; what must not run in our own process is handed in.
"""
