"""The command line: parse, call, print, exit code. The work lives below.

Importing this package imports neither Qt nor NumPy nor reportlab; each verb is a module of its own, loaded when it is
called.
"""
