import threading
from pathlib import Path

import pytest

from briefviewer.interchange.csv_reading import CsvTable
from briefviewer.store import laid_layers
from briefviewer.store.files import StoreFiles
from briefviewer.store.index import IndexUnusable
from briefviewer.store.laid_layers import LaidLayers, look_of_layers
from briefviewer.store.layers import Layers, layers_folder
from tests.store.layer_store import imported, opened

TALKS = "reports:0000001"


@pytest.fixture
def laid(tmp_path: Path) -> LaidLayers:
    """The layers of a store with one table, not laid yet."""
    curated = opened(tmp_path)
    library, columns = curated.library, curated.columns
    curated.close()
    imported(tmp_path)[0].close()
    files = StoreFiles(tmp_path / "store")
    return LaidLayers(files, layers_folder(tmp_path / "cache", files.root), library, columns, CsvTable)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Layers]:
    """The layers laid."""
    found: list[Layers] = []

    def noting(*given: object) -> Layers:
        found.append(Layers(*given))  # type: ignore[arg-type]
        return found[-1]

    monkeypatch.setattr(laid_layers, "Layers", noting)
    return found


def test_layers_are_laid_when_somebody_asks_and_once(laid: LaidLayers, made: list[Layers]) -> None:
    assert made == []
    assert TALKS in laid.layers.columns.rows_by_id
    assert laid.ask(lambda layers: layers) is laid.layers
    assert len(made) == 1


def test_threads_that_ask_at_once_lay_them_once(laid: LaidLayers, made: list[Layers]) -> None:
    found: list[Layers] = []
    threads = [threading.Thread(target=lambda: found.append(laid.layers)) for _ in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(made) == 1
    assert found == made * 6


def test_they_are_made_again_where_an_index_breaks(laid: LaidLayers, made: list[Layers], tmp_path: Path) -> None:
    asked: list[Layers] = []
    place = next((tmp_path / "cache" / "layers").rglob("*.sqlite"))

    def breaking(layers: Layers) -> bool:
        asked.append(layers)
        if len(asked) == 1:
            place.write_bytes(b"broken")
            raise IndexUnusable("broken")
        return TALKS in layers.columns.rows_by_id

    assert laid.ask(breaking)
    assert asked == made
    assert len(made) == 2
    assert place.stat().st_size > 1_000


def test_one_that_stays_broken_is_told(laid: LaidLayers) -> None:
    def broken(_: Layers) -> None:
        raise IndexUnusable("broken")

    with pytest.raises(IndexUnusable):
        laid.ask(broken)


def test_they_know_whether_their_files_changed(laid: LaidLayers, tmp_path: Path) -> None:
    assert laid.are_current
    path = next((tmp_path / "store" / "layers").glob("*.csv"))
    path.write_text(path.read_text() + "One more,2025-01-01,,US,Trade,\n")
    assert not laid.are_current


def test_a_store_without_layers_looks_like_nothing(tmp_path: Path) -> None:
    opened(tmp_path).close()
    assert look_of_layers(StoreFiles(tmp_path / "store")) == {}
