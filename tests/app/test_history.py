from briefviewer.app.commands import DeleteView
from briefviewer.app.history import History, Step
from briefviewer.domain.changes import Applied
from briefviewer.domain.facet import Filters
from briefviewer.domain.view import SavedView


def a_step(id_: str) -> Step:
    return Step(DeleteView(SavedView(id_, id_, Filters())), Applied(()))


ONE, TWO = a_step("one"), a_step("two")


def test_steps_are_undone_and_redone_from_the_last() -> None:
    history = History()
    assert (history.last_done, history.last_undone) == (None, None)
    history.note_done(ONE)
    history.note_done(TWO)
    assert history.last_done == TWO
    history.note_undone()
    assert (history.last_done, history.last_undone) == (ONE, TWO)
    again = Applied((), is_private=True)
    history.note_redone(again)
    assert (history.last_done, history.last_undone) == (Step(TWO.command, again), None)


def test_a_new_step_forgets_what_was_undone() -> None:
    history = History()
    history.note_done(ONE)
    history.note_undone()
    history.note_done(TWO)
    assert (history.last_done, history.last_undone) == (TWO, None)


def test_what_cannot_be_undone_any_more_leaves_the_steps_before_it() -> None:
    history = History()
    history.note_done(ONE)
    history.note_done(TWO)
    history.drop_done()
    assert history.last_done == ONE
    history.note_undone()
    history.drop_undone()
    assert (history.last_done, history.last_undone) == (None, None)
