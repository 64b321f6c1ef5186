"""Gathers the records of one sort: leaves out those with a finding, and the second of two with one id."""

from typing import Generic, TypeVar

from briefviewer.store.fields import RecordReading
from briefviewer.store.references import Ids
from briefviewer.store.yaml_events import MappingNode, Mark, SequenceNode

R = TypeVar("R")


class Gathering(Generic[R]):
    """Records by id, in the order of their files, with the nodes they were read from where those are kept."""

    def __init__(self, sort: str, *, keep_nodes: bool = True) -> None:
        self.ids = Ids(sort)
        self._keep_nodes = keep_nodes
        self.records: dict[str, R] = {}
        self.nodes: dict[str, tuple[RecordReading, MappingNode]] = {}
        self._first_places: dict[str, tuple[str, int]] = {}

    def take(self, id_: str, record: R, reading: RecordReading, node: MappingNode) -> bool:
        """Take a record in; whether it stays."""
        if id_:
            mark = mark_of(node, "id")
            first = self._first_places.setdefault(id_, (reading.file, mark.line + 1))
            if first != (reading.file, mark.line + 1):
                reading.wrong(mark, "id", "double-id", id=id_, file=first[0], line=str(first[1]))
                return False
        if reading.is_wrong:
            if id_:
                self.ids.left_out.add(id_)
            return False
        self.records[id_] = record
        if self._keep_nodes:
            self.nodes[id_] = (reading, node)
        return True

    def leave_out(self, id_: str) -> None:
        """Drop a record in which something was found after it had been taken."""
        del self.records[id_]
        self.nodes.pop(id_, None)
        self.ids.left_out.add(id_)

    def close(self) -> Ids:
        """The ids, once all records are in."""
        self.ids.known = self.records
        return self.ids


def mark_of(node: MappingNode, key: str, item: int | None = None) -> Mark:
    """Where a value stands, or an item of its list."""
    value = node.values.get(key)
    if value is None:
        return node.start_mark
    if item is not None and isinstance(value, SequenceNode) and item < len(value.items):
        return value.items[item].start_mark
    return value.start_mark
