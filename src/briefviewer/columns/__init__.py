"""Events as NumPy arrays: masks, facet counts, titles. A million of them, and never an object for one.

Row order is the order of DESIGN.md §2, so any sorted set of rows is a list ready to show.
"""
