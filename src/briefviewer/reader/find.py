"""Find in a document: every place where some words stand on the page, whatever their case."""

import re

from briefviewer.domain.selector import TextSpan


def find_all(text: str, words: str, limit: int = 5000) -> tuple[TextSpan, ...]:
    """The places of some words in a text, in order and apart. Runs of blanks in either match each other.

    >>> find_all("Alpha  beta, alpha", "ALPHA")
    (TextSpan(start=0, end=5), TextSpan(start=13, end=18))
    """
    parts = words.split()
    if not parts:
        return ()
    pattern = re.compile(r"\s+".join(re.escape(part) for part in parts), re.IGNORECASE)
    found = []
    for match in pattern.finditer(text):
        found.append(TextSpan(match.start(), match.end()))
        if len(found) == limit:
            break
    return tuple(found)
