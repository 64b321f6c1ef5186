"""Reads and lays out ``layers.yaml``: which tables lie in ``layers/``, and what their columns mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefviewer.domain.errors import Problem
from briefviewer.domain.layer import DateOrder, Layer, LayerId
from briefviewer.store.event_files import read_file
from briefviewer.store.fields import MAX_LINE, Fields, RecordReading, records_of, shown, words_of
from briefviewer.store.files import LAYERS_FILE, LAYERS_FOLDER, StoreFiles
from briefviewer.store.gathering import Gathering, mark_of
from briefviewer.store.layer_rows import FIELDS, MAX_ROWS
from briefviewer.store.vocabulary import is_inside
from briefviewer.store.yaml_events import MappingNode, Place, place_of
from briefviewer.store.yaml_layout import Record, Setting, Text, Value, number

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp949", "cp1252", "latin-1")
DATE_ORDERS = words_of(DateOrder)

_LAYER = frozenset({"id", "title", "file", "sha256", "rows", "mapping", "encoding", "separator", "dates"})
MAX_ID = 50


@dataclass(frozen=True, slots=True)
class ReadLayer:
    """A layer and where its record names its file: there stands what is wrong with the file."""

    layer: Layer
    place: Place


def read_layers(files: StoreFiles, problems: list[Problem]) -> Sequence[ReadLayer]:
    """The layers of a store, in the order of their file; none where there is no such file."""
    if not (files.root / LAYERS_FILE).exists():
        return ()
    file, _ = read_file(files, LAYERS_FILE, problems)
    found: Gathering[Layer] = Gathering("layer")

    def read(reading: RecordReading, node: MappingNode) -> None:
        layer = _read_layer(reading, node)
        found.take(layer.id, layer, reading, node)

    records_of(file.root, LAYERS_FILE, problems, read)
    return [ReadLayer(layer, place_of(mark_of(found.nodes[id_][1], "file"))) for id_, layer in found.records.items()]


def layer_record(layer: Layer) -> Record:
    """A record of ``layers.yaml``."""
    fields: list[tuple[str, Value]] = [
        ("id", Text(layer.id)),
        ("title", Text(layer.title)),
        ("file", Text(layer.file)),
        ("sha256", Text(layer.sha256, quoted=True)),
        ("rows", number(layer.rows)),
        ("mapping", Record(tuple((field, Text(name)) for field, name in layer.mapping.items()), Setting.FITTING)),
    ]
    if layer.encoding != "utf-8":
        fields.append(("encoding", Text(layer.encoding)))
    if layer.separator != ",":
        fields.append(("separator", Text(layer.separator, quoted=True)))
    if layer.dates is not None:
        fields.append(("dates", Text(layer.dates.value)))
    return Record(tuple(fields))


def _read_layer(reading: RecordReading, node: MappingNode) -> Layer:
    fields = Fields(reading, node, _LAYER)
    id_ = fields.identifier()
    if len(id_) > MAX_ID:
        fields.wrong("id", "layer-id-too-long", id=shown(id_), limit=str(MAX_ID))
    file = fields.text("file", required=True, limit=MAX_LINE)
    if file and not (is_inside(file) and file.startswith(f"{LAYERS_FOLDER}/")):
        fields.wrong("file", "path-outside", path=file)
    if not fields.has("sha256"):
        fields.wrong("sha256", "field-missing", key="sha256")
    mapping = fields.child("mapping", frozenset(FIELDS), required=True)
    encoding = fields.text("encoding", limit=MAX_LINE) or "utf-8"
    if encoding not in ENCODINGS:
        fields.wrong("encoding", "unknown-word", word=shown(encoding), words=", ".join(ENCODINGS))
    separator = fields.scalar("separator")
    sign = "," if separator is None else separator.value
    if len(sign) != 1 or sign in '"\r\n':
        fields.wrong("separator", "not-one-character", text=shown(sign))
    return Layer(
        id=LayerId(id_),
        title=fields.text("title", limit=MAX_LINE) or id_,
        file=file,
        sha256=fields.sha256("sha256") or "",
        rows=fields.integer("rows", least=0, most=MAX_ROWS, required=True) or 0,
        mapping=_mapping(mapping),
        encoding=encoding,
        separator=sign,
        dates=fields.choice("dates", DATE_ORDERS),
    )


def _mapping(fields: Fields | None) -> Mapping[str, str]:
    if fields is None:
        return {}
    named = {field: fields.raw_text(field) for field in FIELDS if fields.has(field)}
    if "title" not in named:
        fields.wrong("title", "field-missing", key="title")
    return named
