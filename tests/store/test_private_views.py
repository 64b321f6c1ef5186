"""Views of what is not written to lie with the user, and behave like the store's own."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefviewer.domain.changes import Change, ChangeConflict
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.facet import Facet, Filters
from briefviewer.domain.library import Library
from briefviewer.domain.view import SavedView
from briefviewer.store.private_views import PrivateViews
from briefviewer.store.repository import Repository
from tests.builders import a_library, an_event
from tests.small_store import write_small_store

LIBRARY = a_library(actors=["usa"])
MINE = SavedView("mine", "Mine", Filters(include={Facet.ACTOR: (("usa",),)}))


def private(tmp_path: Path, subject: str = "packet.pdf") -> PrivateViews:
    return PrivateViews(tmp_path / "state", tmp_path / subject)


def test_nothing_is_made_before_a_view_is_saved(tmp_path: Path) -> None:
    assert private(tmp_path).views(LIBRARY) == ()
    assert not (tmp_path / "state").exists()


def test_a_view_is_kept_changed_and_taken_back(tmp_path: Path) -> None:
    views = private(tmp_path)
    saved = views.apply((Change(None, MINE),), LIBRARY)
    assert saved.is_private
    assert private(tmp_path).views(LIBRARY) == (MINE,)
    assert private(tmp_path).views(LIBRARY)[0].is_private
    renamed = views.apply((Change(MINE, replace(MINE, title="Ours")),), LIBRARY)
    assert [each.title for each in private(tmp_path).views(LIBRARY)] == ["Ours"]
    views.take_back(renamed, LIBRARY)
    assert views.views(LIBRARY) == (MINE,)
    views.take_back(saved, LIBRARY)
    assert private(tmp_path).views(LIBRARY) == ()
    assert not list(views.folder.iterdir())


def test_each_subject_has_its_own(tmp_path: Path) -> None:
    private(tmp_path).apply((Change(None, MINE),), LIBRARY)
    assert private(tmp_path, "other.pdf").views(LIBRARY) == ()
    (tmp_path / "sub").mkdir()
    assert PrivateViews(tmp_path / "state", tmp_path / "sub" / ".." / "packet.pdf").views(LIBRARY) == (MINE,)


def test_another_window_sees_and_does_not_overwrite(tmp_path: Path) -> None:
    here, there = private(tmp_path), private(tmp_path)
    here.apply((Change(None, MINE),), LIBRARY)
    assert there.views(LIBRARY) == (MINE,)
    there.apply((Change(None, replace(MINE, id="more")),), LIBRARY)
    assert [each.id for each in here.views(LIBRARY)] == ["mine", "more"]
    there.apply((Change(MINE, replace(MINE, title="Theirs")),), LIBRARY)
    with pytest.raises(ChangeConflict):
        here.apply((Change(MINE, replace(MINE, title="Ours")),), LIBRARY)
    assert [each.title for each in here.views(LIBRARY)] == ["Theirs", "Mine"]


def test_a_value_the_subject_does_not_know_any_more_is_left_out(tmp_path: Path) -> None:
    private(tmp_path).apply((Change(None, MINE),), LIBRARY)
    assert private(tmp_path).views(Library())[0].filters == Filters()


def test_a_broken_file_has_no_views_and_is_not_written_over(tmp_path: Path) -> None:
    views = private(tmp_path)
    views.folder.mkdir(parents=True)
    (views.folder / "views.yaml").write_text("- {id: a\n")
    assert views.views(LIBRARY) == ()
    with pytest.raises(BriefviewerError) as caught:
        views.apply((Change(None, MINE),), LIBRARY)
    assert caught.value.code == "edit-of-broken-file"


@pytest.fixture
def read_only(tmp_path: Path) -> Repository:
    folder = write_small_store(tmp_path / "store")
    text = (folder / "store.yaml").read_text()
    (folder / "store.yaml").write_text(text.replace("format: 1", "format: 99"))
    return Repository.open(folder, tmp_path / "cache", state=tmp_path / "state")


def test_views_of_a_read_only_store_stand_behind_its_own(read_only: Repository) -> None:
    assert read_only.is_read_only
    applied = read_only.apply((Change(None, MINE),))
    assert [(each.id, each.is_private) for each in read_only.views] == [("august", False), ("mine", True)]
    read_only.take_back(applied)
    assert [each.id for each in read_only.views] == ["august"]


def test_all_else_of_a_read_only_store_is_refused(read_only: Repository) -> None:
    own = read_only.views[0]
    for change in (Change(own, replace(own, title="No")), Change(None, an_event("new"))):
        with pytest.raises(BriefviewerError) as caught:
            read_only.apply((change,))
        assert caught.value.code == "store-read-only"


def test_without_a_state_folder_nothing_is_kept(tmp_path: Path, read_only: Repository) -> None:
    with Repository.open(read_only.path, tmp_path / "cache") as store:
        with pytest.raises(BriefviewerError) as caught:
            store.apply((Change(None, MINE),))
        assert caught.value.code == "store-read-only"


def test_a_store_that_may_be_written_to_again_still_has_the_users_views(tmp_path: Path, read_only: Repository) -> None:
    read_only.apply((Change(None, MINE),))
    path = read_only.path / "store.yaml"
    path.write_text(path.read_text().replace("99", "1"))
    with Repository.open(read_only.path, tmp_path / "cache", state=tmp_path / "state") as store:
        store.apply((Change(None, replace(MINE, id="new")),))
        store.apply((Change(MINE, replace(MINE, title="Still mine")),))
        assert [(each.id, each.is_private) for each in store.views] == [
            ("august", False),
            ("new", False),
            ("mine", True),
        ]
        assert "Still mine" not in (store.path / "views.yaml").read_text()
