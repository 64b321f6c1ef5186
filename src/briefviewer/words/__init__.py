"""Dates, counts and fixed words in English and Korean, for window, packet and command line alike.

The English sentence in the code is the name of the message; the Korean one stands in ``resources/i18n``. What a user
or a document wrote is a fact: it fills the gaps of a sentence and is never translated or read as a template.
"""

from briefviewer.words.catalogue import LANGUAGES, Words, mark, mark_in, system_language

__all__ = ["LANGUAGES", "Words", "mark", "mark_in", "system_language"]
