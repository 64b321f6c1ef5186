from pathlib import Path

import pytest

from briefviewer.domain.errors import BriefviewerError, UsageError
from briefviewer.store.curated import load
from briefviewer.store.template import new_store, slug


@pytest.mark.parametrize("name", ["Korea 2025", "한국", 'a "quoted" \\ name', "x" * 120, "-", "a: b # c"])
def test_a_new_store_is_sound_whatever_its_folder_is_called(tmp_path: Path, name: str) -> None:
    new_store(tmp_path / name)
    store = load(tmp_path / name)
    assert store.problems == ()
    assert store.header.title == name
    assert (len(store.library.kinds), len(store.events)) == (15, 0)
    assert len({kind.glyph for kind in store.library.kinds.values()}) == 15


def test_what_its_comments_show_would_be_sound_too(tmp_path: Path) -> None:
    new_store(tmp_path / "store")
    for file in (tmp_path / "store").rglob("*.yaml"):
        lines = file.read_text("utf-8").splitlines()
        shown = [line[2:] for line in lines if line.startswith(("# - ", "#   "))]
        if shown:
            file.write_text("\n".join(shown) + "\n", "utf-8")
    (tmp_path / "store/documents/my-report.txt").write_text("These are the words of the report.")
    store = load(tmp_path / "store")
    assert store.problems == ()
    assert len(store.events) == len(store.library.actors) == len(store.library.documents) == 1


def test_an_empty_folder_will_do_and_a_full_one_will_not(tmp_path: Path) -> None:
    new_store(tmp_path)
    with pytest.raises(UsageError, match="new-not-empty"):
        new_store(tmp_path)
    with pytest.raises(UsageError, match="new-not-empty"):
        new_store(tmp_path / "store.yaml")
    with pytest.raises(BriefviewerError, match="file-not-written"):
        new_store(tmp_path / "store.yaml" / "below")


def test_an_id_is_made_of_any_name() -> None:
    assert slug("한국") == "store"
    assert slug("A  b") == "a-b"
