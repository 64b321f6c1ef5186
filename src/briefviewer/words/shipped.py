"""What became of the user's copy of the store that ships, in a sentence for window and command line."""

from collections.abc import Mapping

from briefviewer.words.catalogue import Words, mark

SENTENCES: Mapping[str, str] = {
    "made": mark("The store that ships was copied to your data folder; edit it as you like."),
    "replaced": mark("Your copy of the store that ships was not edited, so the newer one took its place."),
    "kept": mark("A newer store ships, but you edited your copy; it stays as it is."),
}


def copy_sentence(state: str, words: Words) -> str:
    """The sentence for a state of the copy: ``made``, ``replaced`` or ``kept``.

    >>> copy_sentence("kept", Words.for_language("en"))
    'A newer store ships, but you edited your copy; it stays as it is.'
    """
    return words.text(SENTENCES[state])
