import pytest

from briefviewer.app.child import own_command, run_worker
from briefviewer.domain.errors import BriefviewerError


def test_a_finding_of_the_child_comes_home_as_itself() -> None:
    with pytest.raises(BriefviewerError) as caught:
        run_worker("packet", b"no pdf at all")
    assert caught.value.code == "packet-unreadable"


def test_a_child_that_takes_too_long_is_killed() -> None:
    with pytest.raises(BriefviewerError) as caught:
        run_worker("packet", b"", seconds=0.001)
    assert caught.value.code == "foreign-file-refused"


def test_no_folder_of_the_user_is_imported_from() -> None:
    assert "-P" in own_command()
