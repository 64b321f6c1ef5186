"""Which ids a store has, so that a reference can be told apart: known, dangling, or to a record that was left out."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from briefviewer.domain.library import Library
from briefviewer.store.fields import RecordReading, nearest, shown
from briefviewer.store.yaml_events import Mark


@dataclass(slots=True)
class Ids:
    """The ids of one sort of record.

    ``left_out`` are those of records left out; ``is_partial`` says that a whole file of them could not be read, so
    that no missing id can be called wrong.
    """

    sort: str
    known: Collection[str] = ()
    left_out: set[str] = field(default_factory=set)
    is_partial: bool = False

    def has_all(self, ids: Iterable[str]) -> bool:
        """Whether all of them are known."""
        known = self.known
        return all(each in known for each in ids)

    def resolve(self, id_: str, reading: RecordReading, mark: Mark, path: str, *, in_list: bool) -> bool:
        """Whether a reference holds; a dangling one is told, and leaves the record out unless it stands in a list."""
        if id_ in self.known:
            return True
        if self.is_partial or id_ in self.left_out:
            return False
        facts = nearest(id_, self.known)
        code = "unknown-id-near" if "suggestion" in facts else "unknown-id"
        tell = reading.note if in_list else reading.wrong
        tell(mark, path, code, id=shown(id_), sort=self.sort, **facts)
        return False


@dataclass(slots=True)
class References:
    """All that events, viewpoints and views may point at."""

    kinds: Ids = field(default_factory=lambda: Ids("kind"))
    actors: Ids = field(default_factory=lambda: Ids("actor"))
    themes: Ids = field(default_factory=lambda: Ids("theme"))
    documents: Ids = field(default_factory=lambda: Ids("document"))
    events: Ids = field(default_factory=lambda: Ids("event"))


def silent_references(library: Library, events: Collection[str] = ()) -> References:
    """What records may point at when they are read again alone: what is missing was told when the store was loaded."""
    return References(
        kinds=Ids("kind", library.kinds, is_partial=True),
        actors=Ids("actor", library.actors, is_partial=True),
        themes=Ids("theme", library.themes, is_partial=True),
        documents=Ids("document", library.documents, is_partial=True),
        events=Ids("event", events, is_partial=True),
    )
