"""Taking in originals, by dialog or by dropping files on the window, and saying what came of it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from briefviewer.app.ports import EventStore
from briefviewer.domain.document import Attached, DocumentId
from briefviewer.domain.errors import BriefviewerError
from briefviewer.ui.facets.names import document_name
from briefviewer.ui.plain import show_plain
from briefviewer.words import Words
from briefviewer.words.problems import sentence

UNKNOWN_FILE = "attach-unknown-file"


def dropped_files(data: QMimeData) -> Sequence[Path]:
    """The local files of a drop; nothing from the network."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and Path(url.toLocalFile()).is_file()]


def ask_for_files(parent: QWidget, words: Words) -> Sequence[Path]:
    """The files a person chooses."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, words.text("Attach originals"), str(Path.home()))
    return [Path(each) for each in chosen]


def attach_files(
    parent: QWidget, store: EventStore, files: Sequence[Path], words: Words, wanted: DocumentId | None = None
) -> bool:
    """Attach each file and tell what came of it; whether anything changed.

    Args:
        wanted: The document a person asked for. A file with another hash is taken for it only after a question.
    """
    told, has_changed = [], False
    for file in files:
        try:
            attached = store.attach(file)
        except BriefviewerError as error:
            if error.code != UNKNOWN_FILE:
                told.append(f"{file.name}: {sentence(error, words)}")
                continue
            found = _attach_by_choice(parent, store, file, words, wanted)
            if isinstance(found, str):
                told.append(found)
                continue
            attached = found
        has_changed = True
        told.append(outcome(attached, store, words))
    if told:
        box = QMessageBox(parent)
        box.setWindowTitle(words.text("Attach originals"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText("\n\n".join(told))
        box.setIcon(QMessageBox.Icon.Information if has_changed else QMessageBox.Icon.Warning)
        box.open()
    return has_changed


def outcome(attached: Attached, store: EventStore, words: Words) -> str:
    """``Sejong Focus attached: 68 excerpts verified.``, with what moved or was lost."""
    name = document_name(attached.document, store.library)
    told = [
        words.plural(
            "{name} attached: {n} excerpt verified.",
            "{name} attached: {n} excerpts verified.",
            attached.verified,
            name=name,
        )
    ]
    if attached.moved:
        told.append(words.plural("{n} excerpt moved.", "{n} excerpts moved.", attached.moved))
    if attached.lost:
        told.append(words.plural("{n} excerpt lost.", "{n} excerpts lost.", attached.lost))
    return " ".join(told)


def _attach_by_choice(
    parent: QWidget, store: EventStore, file: Path, words: Words, wanted: DocumentId | None
) -> Attached | str:
    """A file whose hash no document has: taken for one of them only if a person says so."""
    originals = [each.id for each in store.library.documents.values() if each.digest_of is None]
    names = [document_name(each, store.library) for each in originals]
    at = originals.index(wanted) if wanted in originals else 0
    question = words.text(
        "{file} is not the file any document of this store was made from: its SHA-256 differs.\n"
        "Its excerpts would be looked for again. Take it for which document?",
        file=file.name,
    )
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(words.text("Another file"))
    dialog.setLabelText(question)
    dialog.setComboBoxItems(names)
    dialog.setTextValue(names[at])
    show_plain(dialog)
    if not originals or not dialog.exec():
        return words.text("{file} was not attached.", file=file.name)
    try:
        return store.attach(file, originals[names.index(dialog.textValue())])
    except BriefviewerError as error:
        return f"{file.name}: {sentence(error, words)}"
