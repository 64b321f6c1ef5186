"""How many of what: the things that window, packet and command line count alike."""

from briefviewer.words.catalogue import Words


def events(count: int, words: Words) -> str:
    """``12 events``."""
    return words.plural("{n} event", "{n} events", count)


def documents(count: int, words: Words) -> str:
    """``2 documents``."""
    return words.plural("{n} document", "{n} documents", count)


def sources(count: int, words: Words) -> str:
    """``2 sources``."""
    return words.plural("{n} source", "{n} sources", count)


def excerpts(count: int, words: Words) -> str:
    """``18 excerpts``."""
    return words.plural("{n} excerpt", "{n} excerpts", count)


def actors(count: int, words: Words) -> str:
    """``41 actors``."""
    return words.plural("{n} actor", "{n} actors", count)


def themes(count: int, words: Words) -> str:
    """``8 themes``."""
    return words.plural("{n} theme", "{n} themes", count)


def days(count: int, words: Words) -> str:
    """``85 days``."""
    return words.plural("{n} day", "{n} days", count)


def pages(count: int, words: Words) -> str:
    """``6 pages``."""
    return words.plural("{n} page", "{n} pages", count)


def problems(count: int, words: Words) -> str:
    """``3 problems``."""
    return words.plural("{n} problem", "{n} problems", count)


def events_of(count: int, total: int, words: Words) -> str:
    """``83 of 93 events``."""
    return words.plural("{some} of {n} event", "{some} of {n} events", total, some=f"{count:,}")
