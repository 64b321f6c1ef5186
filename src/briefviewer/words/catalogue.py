"""The gettext catalogue: one value that turns an English message into the user's language.

``pybabel`` finds messages by the names ``text``, ``text_in``, ``plural``, ``mark`` and ``mark_in``, so their arguments
must be literals, or be marked where they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from briefviewer.resources import resources_dir

LANGUAGES = ("en", "ko")


@dataclass(frozen=True)
class Words:
    """The fixed words of one language. Get one with ``Words.for_language``; pass it on as a value.

    >>> Words.for_language("en").text("{day} or later", day="3 May")
    '3 May or later'
    """

    language: str
    _catalogue: NullTranslations = field(default_factory=NullTranslations, repr=False, compare=False)

    @classmethod
    def for_language(cls, language: str) -> "Words":
        """The words of ``en`` or ``ko``; English where the language is not ours or its catalogue is not compiled."""
        return _words_of(language if language in LANGUAGES else "en")

    @property
    def is_korean(self) -> bool:
        """Whether Korean conventions hold."""
        return self.language == "ko"

    def text(self, message: str, **facts: object) -> str:
        """A message in this language, its ``{gaps}`` filled. Without facts braces stay as they are."""
        return _filled(self._catalogue.gettext(message), facts)

    def text_in(self, context: str, message: str, **facts: object) -> str:
        """The same for a message that means different things in different places."""
        return _filled(self._catalogue.pgettext(context, message), facts)

    def plural(self, one: str, many: str, count: int, **facts: object) -> str:
        """A message about a number of things; ``{n}`` is the count, written with thousands separators.

        >>> Words.for_language("en").plural("{n} event", "{n} events", 1200)
        '1,200 events'
        """
        return _filled(self._catalogue.ngettext(one, many, count), {"n": f"{count:,}", **facts})


def mark(message: str) -> str:
    """Mark a message for the catalogue where it stands in a table; ``Words.text`` translates it later."""
    return message


def mark_in(context: str, message: str) -> str:
    """Mark a message that ``Words.text_in`` translates later."""
    del context
    return message


def system_language(environment: Mapping[str, str]) -> str:
    """The language the system asks for, by gettext's own variables in their order; English if it is none of ours.

    >>> system_language({"LANG": "ko_KR.UTF-8"})
    'ko'
    """
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        asked = environment.get(name, "")
        for choice in asked.split(":"):
            language = choice.replace("-", "_").split("_")[0].split(".")[0].lower()
            if language in LANGUAGES:
                return language
        if asked:
            return "en"
    return "en"


def catalogue_file(language: str) -> Path:
    """Where the compiled catalogue of a language lies."""
    return resources_dir() / "i18n" / language / "LC_MESSAGES" / "briefviewer.mo"


@cache
def _words_of(language: str) -> Words:
    file = catalogue_file(language)
    if language == "en" or not file.is_file():
        return Words(language)
    with file.open("rb") as compiled:
        return Words(language, GNUTranslations(compiled))


def _filled(template: str, facts: Mapping[str, object]) -> str:
    return template.format_map(facts) if facts else template
