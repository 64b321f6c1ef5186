"""A small store and a table to import, for tests of layers."""

from collections.abc import Mapping
from pathlib import Path

from briefviewer.domain.layer import DateOrder, Layer, LayerId
from briefviewer.interchange.csv_reading import CsvTable
from briefviewer.store.importing import ImportReport, ImportRequest
from briefviewer.store.repository import Repository
from tests.store.store_folder import a_store

TABLE = """\
Headline,Date,End date,Country,Topic,Notes
Ministers talk,2025-08-25,,US; Pyongyang,Trade,About a tariff
Drills,2025-08-01,2025-09-15,usfk,,한미연합훈련
No day known,,,Atlantis,Trade; Nothing,
"""


def a_table(folder: Path, text: str = TABLE, name: str = "table.csv") -> Path:
    """A CSV file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def opened(folder: Path, files: Mapping[str, str | bytes | None] | None = None) -> Repository:
    """The small store, open; what it keeps lies beside it."""
    store = folder / "store"
    if not store.exists():
        a_store(store, files)
    return Repository.open(store, cache=folder / "cache", open_table=CsvTable)


def imported(folder: Path, text: str = TABLE, **wishes: object) -> tuple[Repository, ImportReport]:
    """The small store with a table imported as the layer ``reports``."""
    store = opened(folder)
    request = ImportRequest(a_table(folder, text), **{"id": "reports", **wishes})  # type: ignore[arg-type]
    return store, store.import_layer(request)


def a_layer(mapping: Mapping[str, str] | None = None, dates: DateOrder | None = None) -> Layer:
    """A record of a layer whose columns are called like their fields."""
    names = mapping if mapping is not None else {"title": "title"}
    return Layer(LayerId("reports"), "Reports", "layers/reports.csv", "0" * 64, 0, names, dates=dates)
