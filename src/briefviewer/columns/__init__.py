"""Events as NumPy arrays: masks, facet counts, titles. A million of them, and never an object for one.

Row order is the one order of events (``domain.interval.ordered``), so any sorted set of rows is a list ready to show.
"""
