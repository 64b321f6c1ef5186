"""What we talk about: frozen values and pure rules over them.

No Qt, no disk, no clock and no third-party package. Ids and *now* arrive as arguments.
"""
