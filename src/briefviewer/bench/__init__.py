"""Measures the figures that the house promises, each in a fresh process beside its baseline.

Nothing here is needed to run the program; it is the only room besides ui that may know Qt, because it measures it.
"""
