"""What the words of a table mean in a store: kinds, actors and themes by id, name or alias, and our own words by id."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefviewer.domain.event import Board, Role, Status
from briefviewer.domain.layer import Layer
from briefviewer.domain.library import Kind, KindId, Library, Name
from briefviewer.domain.time import Basis


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word means: an id of the vocabulary, or nothing there, or more than one thing."""

    id: str | None
    is_ambiguous: bool = False


class Matching:
    """The names of one vocabulary."""

    def __init__(self, library: Library) -> None:
        actors: dict[str, Sequence[str | None]] = {
            each.id: (each.name.en, each.name.ko, *each.aliases) for each in library.actors.values()
        }
        themes: dict[str, Sequence[str | None]] = {
            each.id: (each.name.en, each.name.ko) for each in library.themes.values()
        }
        kinds: dict[str, Sequence[str | None]] = {
            each.id: (each.label.en, each.label.ko) for each in library.kinds.values()
        }
        self._names = {
            "kind": _Names(kinds),
            "actors": _Names(actors),
            "themes": _Names(themes),
            "status": _Names({each.value: () for each in Status}),
            "board": _Names({each.value: () for each in Board}),
            "basis": _Names({each.value: () for each in Basis}),
            "role": _Names({each.value: () for each in Role}),
        }

    def meaning(self, field: str, word: str) -> Meaning:
        """What a word of a field means."""
        found = self._names[field].find(word)
        return Meaning(found[0] if len(found) == 1 else None, len(found) > 1)


class _Names:
    """Ids by what they are called: as written first, then without case."""

    def __init__(self, named: Mapping[str, Sequence[str | None]]) -> None:
        self._exact: dict[str, list[str]] = {}
        self._folded: dict[str, list[str]] = {}
        self._ids = frozenset(named)
        for id_, names in named.items():
            for name in dict.fromkeys(filter(None, names)):
                _add(self._exact, name, id_)
            for folded in dict.fromkeys(each.casefold() for each in (id_, *filter(None, names))):
                _add(self._folded, folded, id_)

    def find(self, word: str) -> Sequence[str]:
        if word in self._ids:
            return (word,)
        exact = self._exact.get(word)
        if exact is not None and len(exact) == 1:
            return exact
        return self._folded.get(word.casefold(), ())


def _add(names: dict[str, list[str]], name: str, id_: str) -> None:
    known = names.setdefault(name, [])
    if id_ not in known:
        known.append(id_)


def layer_kind(layer: Layer) -> Kind:
    """The kind of the events of a layer that name none of the store's: the layer itself."""
    return Kind(KindId(f"layer{layer.prefix[-1]}{layer.id}"), Name(layer.title), "slate", "circle")
