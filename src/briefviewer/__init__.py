"""briefviewer: curated events, the passages behind them, and packets that prove themselves."""

__version__ = "0.1.0"
