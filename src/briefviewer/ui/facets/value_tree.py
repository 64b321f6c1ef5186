"""Which values of a facet are on show: a tree by what is part of what, open where it is asked, or what a search finds.

It knows names and order, neither counts nor Qt: however many values there are, only those on show get a row.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefviewer.columns.events import EventColumns
from briefviewer.domain.facet import Facet
from briefviewer.domain.library import ActorId, KindId, Library
from briefviewer.ui.facets.names import value_name, values_in_order
from briefviewer.words import Words

Path = tuple[str, ...]
"""A value with the wholes it stands under, the outermost first: an actor may be part of several."""

PAGE = 50
"""Values more that one click on *n more* shows."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value. ``sought`` are all its names, case folded; ``mark`` is a hue and a glyph by name, for kinds."""

    value: str
    name: str
    sought: str
    wholes: tuple[str, ...] = ()
    mark: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A value on show, or (``more`` is not 0) the place where so many further ones of its whole are left out."""

    path: Path
    has_parts: bool = False
    is_expanded: bool = False
    more: int = 0


@dataclass(frozen=True, slots=True)
class Showing:
    """What is asked to be shown.

    Args:
        most: How many values without a whole; those in force come on top of it.
        expanded: Values whose parts are shown, each with how many of them.
        in_force: Values that are included or excluded: never hidden.
    """

    most: int
    expanded: Mapping[Path, int]
    in_force: Collection[str] = ()
    sought: str = ""
    is_open: bool = True


class ValueTree:
    """The values of one facet, in order."""

    def __init__(self, values: Sequence[FacetValue]) -> None:
        self.values = {each.value: each for each in values}
        self._parts: dict[str, list[str]] = {}
        self._roots = []
        for each in values:
            wholes = [whole for whole in each.wholes if whole in self.values and whole != each.value]
            for whole in wholes:
                self._parts.setdefault(whole, []).append(each.value)
            if not wholes:
                self._roots.append(each.value)
        reached = set(self._roots)
        for root in self._roots:
            reached.update(self._below(root, reached))
        # What is only part of itself, round a circle, is listed all the same.
        self._roots += [each.value for each in values if each.value not in reached]

    def __len__(self) -> int:
        return len(self.values)

    def wholes_of(self, value: str) -> set[str]:
        """All that a value is part of, at any depth."""
        found: set[str] = set()
        waiting = [value]
        while waiting:
            each = self.values.get(waiting.pop())
            for whole in each.wholes if each is not None else ():
                if whole not in found:
                    found.add(whole)
                    waiting.append(whole)
        return found

    def listed(self, showing: Showing) -> tuple[Sequence[Listed], int]:
        """What is on show, from the top, and how many values without a whole (or found) are left out."""
        if not showing.is_open:
            return [Listed((value,)) for value in self.values if value in showing.in_force], 0
        words = showing.sought.casefold().split()
        if words:
            found = [each.value for each in self.values.values() if all(word in each.sought for word in words)]
            return [Listed((value,)) for value in found[: showing.most]], max(len(found) - showing.most, 0)
        leading = {*showing.in_force}
        for value in showing.in_force:
            leading |= self.wholes_of(value)
        rows: list[Listed] = []
        hidden = 0
        for number, root in enumerate(self._roots):
            if number < showing.most or root in leading:
                rows += self._walk((root,), showing, leading)
            else:
                hidden += 1
        return rows, hidden

    def _walk(self, path: Path, showing: Showing, leading: Collection[str]) -> Iterator[Listed]:
        parts = [part for part in self._parts.get(path[-1], ()) if part not in path]
        most = showing.expanded.get(path)
        yield Listed(path, bool(parts), most is not None)
        shown = [part for number, part in enumerate(parts) if number < (most or 0) or part in leading]
        for part in shown:
            yield from self._walk((*path, part), showing, leading)
        if most is not None and len(parts) > len(shown):
            yield Listed(path, more=len(parts) - len(shown))

    def _below(self, value: str, reached: Collection[str]) -> set[str]:
        found: set[str] = set()
        waiting = [value]
        while waiting:
            for part in self._parts.get(waiting.pop(), ()):
                if part not in found and part not in reached:
                    found.add(part)
                    waiting.append(part)
        return found


def tree_of(facet: Facet, columns: EventColumns, library: Library, words: Words) -> ValueTree:
    """The values some event carries; actors stand under what they are part of, and are found by all their names."""
    return ValueTree([_value(facet, each, library, words) for each in values_in_order(facet, columns)])


def _value(facet: Facet, value: str, library: Library, words: Words) -> FacetValue:
    name = value_name(facet, value, library, words)
    if facet is Facet.ACTOR and value in library.actors:
        actor = library.actors[ActorId(value)]
        names = (name, actor.name.en, actor.name.ko or "", *actor.aliases)
        return FacetValue(value, name, "\n".join(names).casefold(), actor.part_of)
    kind = library.kinds.get(KindId(value)) if facet is Facet.KIND else None
    return FacetValue(value, name, name.casefold(), (), (kind.hue, kind.glyph) if kind is not None else None)
