from dataclasses import replace
from pathlib import Path
from threading import Event

from PySide6.QtCore import QMimeData, QThread, QUrl
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefviewer.app.attaching import Refused, Taken
from briefviewer.domain.document import Attached, Check, DocumentId, unchecked
from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import Evidence, Excerpt, ExcerptState
from briefviewer.ui.prose import Prose
from briefviewer.ui.shell.attach import AttachDialog, dropped_files, outcome_sentence
from briefviewer.ui.theme import Theme
from tests.brief.fake_store import REPORT
from tests.ui.harbour_window import DIGEST_TEXT, ENGLISH, HarbourStore, harbour_store, keep


class ChangedStore(HarbourStore):
    """A store whose report was taken from another edition: one passage moved."""

    def excerpt(self, evidence: Evidence) -> Excerpt:
        return replace(super().excerpt(evidence), state=ExcerptState.MOVED, score=0.96)


def a_dialog(
    qtbot: QtBot, files: list[Path], store: HarbourStore | None = None, wanted: DocumentId | None = None
) -> AttachDialog:
    parent = keep(qtbot, QWidget())
    dialog = AttachDialog(store or harbour_store(), files, ENGLISH, Theme.load("light"), parent, wanted)
    with qtbot.waitSignal(dialog.settled):
        dialog.begin()
    return dialog


def told(dialog: AttachDialog) -> str:
    return "\n".join(each.toPlainText() for each in dialog.findChildren(Prose) if not each.isHidden())


def test_only_files_of_this_machine_are_taken_from_a_drop(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("a")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)), QUrl("http://example.org/a.txt"), QUrl.fromLocalFile("/nowhere/b")])
    assert dropped_files(data) == [file]


def test_several_files_are_listed_with_what_came_of_each(qtbot: QtBot, tmp_path: Path) -> None:
    other = tmp_path / "<b>.txt"
    other.write_text("Nothing of the kind.")
    dialog = AttachDialog(harbour_store(), [Path("report.txt"), other], ENGLISH, Theme.load("light"))
    qtbot.addWidget(dialog)
    with qtbot.waitSignals([dialog.attached, dialog.settled]):
        dialog.begin()
    assert [type(each) for each in dialog.outcomes] == [Taken, Refused]
    assert "Harbour Press attached: 2 excerpts verified." in told(dialog)
    assert "×  <b>.txt" in told(dialog)
    assert "This file of 20 bytes is not the one any document was made from." in told(dialog)
    assert "Harbour Press asks for 25,889 bytes. It is like none of them." in told(dialog)


def test_the_likeliest_document_is_offered_and_taken_only_by_choice(qtbot: QtBot, tmp_path: Path) -> None:
    edition = tmp_path / "edition.txt"
    edition.write_text(DIGEST_TEXT + "Two harbours. Harbours of the North. Nobody closed them in August or September.")
    dialog = a_dialog(qtbot, [edition])
    assert "of the names and figures of Harbour Press stand in it." in told(dialog)
    (chooser,) = dialog.findChildren(QComboBox)
    assert chooser.currentData() == REPORT
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Take it for this document")
    with qtbot.waitSignals([dialog.attached, dialog.settled]):
        button.click()
    assert isinstance(dialog.outcomes[0], Taken)
    assert "attached: 2 excerpts verified." in told(dialog)


def test_the_document_asked_for_is_chosen_before_the_likeliest(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text("x")
    other = next(each for each in harbour_store().library.documents if each != REPORT and "digest" not in each)
    dialog = a_dialog(qtbot, [file], wanted=other)
    assert dialog.findChildren(QComboBox)[0].currentData() == other


def test_what_moved_is_told_one_by_one_and_leads_to_its_event(qtbot: QtBot) -> None:
    base = harbour_store()
    store = ChangedStore(base.all_events, library=base.library, texts=base.texts)
    dialog = a_dialog(qtbot, [Path("report.txt")], store)
    assert "moved (96 %)" in told(dialog)
    line = next(each for each in dialog.findChildren(Prose) if "moved (96 %)" in each.toPlainText())
    with qtbot.waitSignal(dialog.event_wished) as wished:
        line.clicked.emit()
    assert wished.args[0] in store.columns.rows_by_id
    assert isinstance(wished.args[0], str)
    assert EventId(wished.args[0])


def test_a_file_that_cannot_be_read_says_why(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, [])
    assert dialog.outcomes == []
    assert told(dialog) == ""


class SlowStore(HarbourStore):
    """A store that is opened beside, and reads until it is told that nobody waits any more."""

    reading: Event
    go_on: Event

    def beside(self) -> HarbourStore:
        assert QThread.currentThread() is not QApplication.instance().thread()  # type: ignore[union-attr]
        return self

    def attach(self, file: Path, document: DocumentId | None = None, before_writing: Check = unchecked) -> Attached:
        self.reading.set()
        assert self.go_on.wait(30)
        before_writing()
        return super().attach(file, document)


def test_a_file_is_read_beside_the_window_and_can_be_given_up(qtbot: QtBot) -> None:
    base = harbour_store()
    store = SlowStore(base.all_events, library=base.library, texts=base.texts)
    store.reading, store.go_on = Event(), Event()
    dialog = AttachDialog(store, [Path("report.txt"), Path("report.txt")], ENGLISH, Theme.load("light"))
    qtbot.addWidget(dialog)
    dialog.begin()
    assert store.reading.wait(30)
    assert "Reading…" in told(dialog)
    dialog.reject()
    with qtbot.waitSignal(dialog.settled), qtbot.assertNotEmitted(dialog.attached):
        store.go_on.set()
    assert "Given up; this file was not attached." in told(dialog)
    assert list(dialog.outcomes) == []
    dialog.reject()
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_a_changed_file_tells_in_how_many_paragraphs_it_differs(qtbot: QtBot, tmp_path: Path) -> None:
    edition = tmp_path / "edition.txt"
    edition.write_text("Another paragraph.\n", "utf-8")
    dialog = a_dialog(qtbot, [edition])
    (chooser,) = dialog.findChildren(QComboBox)
    labels = [chooser.itemText(each) for each in range(chooser.count())]
    assert any(each.startswith("Harbour Press") and "· differs in" in each for each in labels)
    assert not any("100 %" in each for each in labels)


def test_what_moved_or_was_lost_is_counted() -> None:
    attached = Attached(REPORT, Path("report.txt"), 1, 2, 3)
    words = outcome_sentence(attached, harbour_store(), ENGLISH)
    assert words == "Harbour Press attached: 1 excerpt verified. 2 excerpts moved. 3 excerpts lost."
