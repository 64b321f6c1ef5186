"""Every finding and every error as one sentence that says what is wrong and what to do about it.

A code is one line of the table. Its gaps are filled by the facts that came with it.
"""

from collections.abc import Mapping

from briefviewer.domain.errors import BriefviewerError, Problem
from briefviewer.words.catalogue import Words, mark, mark_in


def sentence(found: Problem | BriefviewerError, words: Words) -> str:
    """The sentence of a problem or an error. A code nobody wrote a sentence for is said as it is, with its facts."""
    facts = dict(found.facts)
    message = SENTENCES.get(found.code)
    if message is None:
        told = ", ".join(f"{name} {value}" for name, value in facts.items())
        return f"{found.code}: {told}" if told else found.code
    sort = facts.get("sort")
    if sort in _SORTS:
        facts["sort"] = words.text_in("sort", sort)
    return words.text(message).format_map(_Facts(facts))


class _Facts(dict[str, str]):
    """A fact that was not handed over leaves a dash, so that a message never fails to be shown."""

    def __init__(self, facts: Mapping[str, str]) -> None:
        super().__init__(facts)

    def __missing__(self, name: str) -> str:
        return "–"


_SORTS = {
    mark_in("sort", "kind"),
    mark_in("sort", "actor"),
    mark_in("sort", "theme"),
    mark_in("sort", "document"),
    mark_in("sort", "event"),
    mark_in("sort", "question"),
    mark_in("sort", "view"),
}

SENTENCES = {
    # Dates.
    "date-syntax": mark("“{text}” is no EDTF date; write it like 2025-08-25, 2025-10~, 2024/.. or [2025-01,2025-02]."),
    "date-year": mark("“{text}” has no such year; years run from 0001 to 9999."),
    "date-month": mark("“{text}” has no such month; months are 01–12, seasons 21–24 and without a day."),
    "date-day": mark("“{text}” names a day that does not exist; check the day of the month."),
    "date-set": mark("“{text}” is not a set we read; write [a,b] or [a..b] with a date on both sides."),
    "date-backwards": mark("“{text}” runs backwards; write the earlier date first."),
    "date-no-side": mark("“{text}” has no known side; give a start or an end, or leave the date out."),
    "date-typed": mark(
        "“{text}” cannot be read as a date. Try 25 Aug 2025, late Oct 2025, since 2024, Q3 2025, 2003–2008 or 2025-08."
    ),
    "date-weekday": mark("“{text}” was another day of the week; correct the date or leave the weekday out."),
    "date-after-document": mark(
        "“{text}” begins after its earliest document came out; check date, status and document."
    ),
    "attested-date": mark("“{text}” is not the document’s date; an attested event bears that date: {expected}."),
    "as-of-open": mark("“{text}” has no last day; give a date that ends."),
    "range-backwards": mark("The range from {first} to {last} runs backwards; give the earlier date first."),
    "not-a-day": mark("“{text}” is not one day; write it like 2025-08-25."),
    # YAML.
    "yaml-syntax": mark("This is not well-formed YAML ({reason}); mend the line, nothing of this file was read."),
    "yaml-encoding": mark("This file is not UTF-8; save it as UTF-8."),
    "yaml-character": mark(
        "YAML does not allow this character; take it out or write it as an escape in quotation marks."
    ),
    "yaml-too-large": mark("This file is larger than {limit} MB or has too many entries; split it."),
    "yaml-too-deep": mark("This is nested deeper than {limit} levels; make it flatter."),
    "yaml-key": mark("A key must be plain text; write “key: value”."),
    "yaml-alias": mark("Aliases (*name) are not read here; write the value out."),
    "yaml-anchor": mark("Anchors (&name) are not read here; take the anchor out."),
    "yaml-tag": mark("Tags (!name) are not read here; take the tag out."),
    "yaml-merge": mark("Merge keys (<<) are not read here; write the keys out."),
    "yaml-documents": mark("One file holds one YAML document; take the second “---” out."),
    # Records and their fields.
    "duplicate-key": mark("“{key}” is written twice; keep one of the two."),
    "unknown-key": mark("“{key}” is not a field of this record; take it out or correct its name."),
    "unknown-key-near": mark("“{key}” is not a field of this record; did you mean “{suggestion}”?"),
    "unknown-word": mark("“{word}” is not one of the words allowed here; write one of: {words}."),
    "unknown-word-near": mark("“{word}” is not one of the words allowed here; did you mean “{suggestion}”?"),
    "unknown-id": mark("There is no {sort} “{id}”; correct the id or add the record."),
    "unknown-id-near": mark("There is no {sort} “{id}”; did you mean “{suggestion}”?"),
    "double-id": mark("“{id}” is already the id of a record in {file}, line {line}; give this one another."),
    "bad-id": mark("“{id}” is no id; use letters, digits, “-”, “_” and “.” only."),
    "field-missing": mark("“{key}” is missing; add it."),
    "text-too-long": mark("This text is longer than {limit} characters; shorten it."),
    "text-control": mark("This text holds a control character; take it out."),
    "not-text": mark("A list or a mapping stands where a text is expected; write the text."),
    "not-list": mark("A list is expected here; write “- item” lines or [a, b]."),
    "not-mapping": mark("Fields are expected here; write “key: value” lines."),
    "file-not-list": mark("This file must hold a list of records; begin each with “- id: …”."),
    "not-number": mark("“{text}” is not a number; write it in digits, without quotation marks or separators."),
    "not-number-pair": mark("Two numbers are expected here; write [low, high]."),
    "pair-backwards": mark("The first number is the larger one; write [low, high]."),
    "not-whole-number": mark("“{text}” is not a whole number; write it in digits only, without quotation marks."),
    "number-out-of-range": mark("{text} is out of range; it must lie between {least} and {most}."),
    "not-true-or-false": mark("“{text}” is neither true nor false; write one of the two, without quotation marks."),
    "relation-to-itself": mark("“{id}” is related to itself; name another event."),
    "part-of-circle": mark("“{id}” would be part of itself by way of “{whole}”; take one of these links out."),
    "too-many-hues": mark("There are more than {limit} hues; let some kinds share one and differ by glyph."),
    "digest-of-digest": mark("“{id}” is a digest itself; name the original."),
    "format-newer": mark(
        "This store has format {format}, this program knows {known}; it opens read-only. Update briefviewer."
    ),
    # Evidence.
    "evidence-without-words": mark("Nothing says which words are meant; give a quote, or a position and its SHA-256."),
    "evidence-moved": mark("The passage of {document} now stands at {found_start}–{found_end}; correct its position."),
    "evidence-beyond": mark(
        "{document} has only {length} characters, so that nothing stands at {start}–{end}; point at it anew."
    ),
    "evidence-lost": mark("The passage of {document} at {start}–{end} is not found any more; point at it anew."),
    "quote-lost": mark("The words “{text}” are not found in {document}, or in several places; correct the quote."),
    "digest-quote-lost": mark("The quote from the digest of {document} is not found; correct its words."),
    "bad-sha256": mark("“{text}” is no SHA-256; write its 64 hexadecimal digits."),
    "hash-of-other-words": mark("This SHA-256 is not that of the quote beside it; correct one of the two."),
    "position-empty": mark("From {start} to {end} there is no passage; the end must come after the start."),
    # Files and documents.
    "path-outside": mark("{path} lies outside the store; name a file inside it."),
    "file-not-read": mark("{path} cannot be read ({reason}); check that it is there and that you may read it."),
    "file-not-written": mark(
        "{path} cannot be written ({reason}); nothing was changed. Check the folder and the disk."
    ),
    "document-file-missing": mark("{path} is not there; put the file back or correct “file”."),
    "document-not-text": mark("{path} is not a UTF-8 text; save it as UTF-8."),
    "original-not-frozen": mark("{path} is no UTF-8 text, and its text was not taken out yet; attach it once."),
    "pdf-unreadable": mark("{path} is a damaged PDF or has no page; get it again, or print it to a new PDF."),
    "pdf-encrypted": mark("{path} asks for a password; save it as a PDF without one."),
    "pdf-without-text": mark("{path} has {pages} pages and no text, only pictures; run text recognition (OCR) on it."),
    "pdf-too-much-text": mark("{path} holds more than {limit} letters of text; split the document."),
    "document-too-large": mark("{path} is larger than {limit} MB; split the document."),
    "bench-library-missing": mark(
        "{library}, which the figures stand beside, is not installed; `pip install 'briefviewer[bench]'` adds it."
    ),
    "no-display": mark(
        "There is no display to open a window on; “briefviewer screenshot” and “brief” work without one."
    ),
    "foreign-file-refused": mark("This file took too long or broke its reader; nothing was changed. Choose another."),
    "store-gone": mark("The store at {path} is not there any more; put it back, nothing was written."),
    "store-read-only": mark("This store is read-only; copy it to a folder of yours first."),
    "attach-one-file": mark("“--as {document}” takes one file; attach the others without it."),
    "attach-missing": mark("{path} is not there; check the name."),
    "attach-empty": mark("{path} is empty; choose the file the document was made from."),
    "attach-unreadable": mark("{path} cannot be read ({reason}); check that you may read it."),
    "attach-unknown-file": mark(
        "{path} ({size} bytes, SHA-256 {sha256}) is the original of no document here. Waiting for theirs: {waiting}. "
        "If it is one of these all the same, say which with “--as DOCUMENT”."
    ),
    "attach-none-waiting": mark("{path} is not needed; no document here waits for its original."),
    "attach-not-needed": mark("{document} has its own text in {path}; nothing needs to be attached."),
    "file-unwritable": mark("{path} cannot be written; check the folder and the disk."),
    "new-not-empty": mark("{path} is not empty; name a new folder."),
    # Edits and saves.
    "save-conflict": mark(
        "“{id}” was not saved: {file} was changed elsewhere since it was read. Look at both versions and choose."
    ),
    "save-conflict-file": mark("{file} was changed elsewhere since it was saved; this cannot be undone any more."),
    "save-half-done": mark(
        "{path} could not be written ({reason}), but these were: {files}. Check the disk, then save again."
    ),
    "edit-unknown-record": mark("There is no record “{id}” in {file} any more; open the store again."),
    "edit-known-id": mark("{file} already has a record “{id}”; choose another id."),
    "edit-ambiguous": mark("{file} has several records “{id}”; give them different ids first."),
    "edit-refused": mark("“{id}” cannot be changed safely as {file} is laid out; change it in a text editor."),
    "edit-of-broken-file": mark("{file} is not well-formed in line {line}; mend it in a text editor first."),
    "view-without-title": mark("A saved view needs a name; type one."),
    "bad-events-file": mark("“{path}” is no file of events; write it like events/packet.yaml."),
    "add-taken-ids": mark("Nothing was added: the store already has {ids}. Leave these out, or give them other ids."),
    "add-dangling": mark(
        "Nothing was added: the store does not have what these events point at ({missing}). Add those records first."
    ),
    "text-not-writable": mark("This text holds half a character ({character}); delete it and type it again."),
    # Packets.
    "packet-unreadable": mark("This file is not a PDF that can be read; choose a packet made by briefviewer."),
    "packet-without-data": mark("This PDF carries no packet data; choose a packet made by briefviewer."),
    "packet-broken-data": mark("The data of this packet is damaged at {where}; get a fresh copy of it."),
    "packet-text-altered": mark("The passage of {document} shown here has not the hash it names; get a fresh copy."),
    "packet-page-passage": mark(
        "The pages show the passage of {document} at {start}–{end} otherwise than the packet’s data; get a fresh copy."
    ),
    "packet-page-event": mark("The pages tell “{title}” otherwise than the packet’s data; get a fresh copy."),
    "packet-page-surplus": mark(
        "The pages show a passage that the packet’s data do not have (sha-256 {sha256}…); get a fresh copy."
    ),
    "packet-entries-missing": mark("Entries of this packet are missing from its data ({n}); get a fresh copy."),
    "packet-read-only": mark("This is a packet and holds no documents; open the store to attach originals."),
    "packet-not-edited": mark("This is a packet, which is not edited; add its events to a store of yours first."),
    "packet-newer-format": mark("This packet has the newer format {format}; update briefviewer."),
    # Tables and layers.
    "table-missing": mark("{path} is not there; check the name."),
    "table-unreadable": mark("{path} cannot be read ({reason}); check that you may read it."),
    "table-empty": mark("{path} is empty; a table begins with a line that names its columns."),
    "table-binary": mark("{path} is no text; save the table as CSV in UTF-8."),
    "table-encoding": mark(
        "{path} is not in {encoding} (about line {line}); save it as UTF-8, or name its encoding with “--encoding”."
    ),
    "table-encoding-unknown": mark(
        "The encoding of {path} cannot be made out; save it as UTF-8, or name it with “--encoding”."
    ),
    "table-quote": mark(
        "The quotation marks in line {line} of {path} do not close, or text stands beside them; "
        "a quotation mark within a cell is written twice."
    ),
    "table-cell": mark(
        "A cell in line {line} of {path} has more than {limit} characters; look for an open quotation mark."
    ),
    "table-header": mark("{path} has more than {limit} columns; check the separator."),
    "layer-column-missing": mark("The table has no column “{column}” for {field}; its columns are: {header}."),
    "layer-id-too-long": mark("“{id}” is longer than {limit} characters; shorten it."),
    "layer-too-large": mark("This table has more than {limit} rows; split it into several layers."),
    "layer-missing": mark("The table {path} of layer “{layer}” is not there; put it back or import it again."),
    "layer-changed": mark(
        "The table {path} of layer “{layer}” is not the one that was imported; put that back or import this one anew."
    ),
    "layer-unread": mark("The table {path} was not read; open the store with briefviewer itself."),
    "layer-read-only": mark("“{id}” belongs to a layer, which is read-only; make an event of your own instead."),
    "layer-rows": mark("Layer “{layer}” has {found} rows, not {rows}; correct “rows”."),
    "layer-exists": mark(
        "There is a layer “{id}” already; give this one another “--id”, or replace it with “--replace”."
    ),
    "not-one-character": mark('“{text}” is not one character; write one, such as "," or ";" or "\\t".'),
    "import-unknown-field": mark("There is no field “{field}”; a column can be mapped to one of: {fields}."),
    "import-unknown-column": mark("The table has no column “{column}”; its columns are: {header}."),
    "import-no-title": mark(
        "No column looks like the title; say which it is with “--map title=COLUMN”. The columns are: {header}."
    ),
    "import-changed": mark("{path} changed while it was read; nothing was imported. Try again."),
    "import-format": mark("“{format}” is no format that can be imported; save the table as CSV."),
    "import-candidates": mark("Candidates come from documents; a table can be imported as a layer: “--as layer”."),
    "row-ragged": mark("Cells are missing, or there are more than in the header; rows left out: {count}."),
    "row-no-title": mark("“{column}” is empty, and an event needs a title; rows left out: {count}."),
    "row-date": mark("“{text}” in “{column}” is no date that can be read; rows left out: {count}."),
    "row-date-ambiguous": mark(
        "“{text}” in “{column}” may be one of two days; say which with “--dates day_first” or “--dates month_first”. "
        "Rows left out: {count}."
    ),
    "row-date-backwards": mark("“{text}” in “{column}” ends before it starts; rows left out: {count}."),
    "row-double-id": mark("“{text}” in “{column}” is the id of an earlier row; rows left out: {count}."),
    "cell-control": mark("Control characters in “{column}” were taken out; cells: {count}."),
    "cell-cut": mark("Texts in “{column}” longer than 500 characters were cut; cells: {count}."),
    "cell-no-id": mark("“{text}” in “{column}” is no id, so the number of the row stands in; rows: {count}."),
    "cell-unknown": mark("“{text}” in “{column}” is unknown to the store and not carried; rows: {count}."),
    "cell-ambiguous": mark(
        "“{text}” in “{column}” means several things in the store and is not carried; rows: {count}."
    ),
    "unknown-layer": mark("There is no layer “{id}”; there are: {known}."),
    # What was named and does not exist.
    "unknown-store": mark("{path} holds no store.yaml; name a store, or make one with “briefviewer new”."),
    "unknown-packet": mark("{path} is neither a store nor a packet; check the name."),
    "unknown-view": mark("There is no saved view “{id}”; there are: {known}."),
    "unknown-event": mark("There is no event “{id}”; “briefviewer events” lists them."),
    "unknown-kind": mark("There is no kind “{id}”; did you mean one of: {close}?"),
    "unknown-actor": mark("There is no actor “{id}”; did you mean one of: {close}?"),
    "unknown-theme": mark("There is no theme “{id}”; did you mean one of: {close}?"),
    "unknown-document": mark("There is no document “{id}”; did you mean one of: {close}?"),
    "unknown-status": mark("There is no status “{id}”; did you mean one of: {close}?"),
    "unknown-board": mark("There is no board “{id}”; did you mean one of: {close}?"),
    "unknown-basis": mark("There is no basis “{id}”; did you mean one of: {close}?"),
    "unknown-year": mark("There is no event in the year “{id}”; did you mean one of: {close}?"),
}
