"""What an event's documents do to its date: the cap, the clock *known*, and the day it became known."""

from briefviewer.domain.document import Document, DocumentId, Published
from briefviewer.domain.event import Event, Status
from briefviewer.domain.interval import Interval
from briefviewer.domain.library import Library
from briefviewer.domain.time import capped


def original_documents(event: Event, library: Library) -> tuple[Document, ...]:
    """The documents in the event's evidence, each once, a digest counting as its original."""
    ids: dict[DocumentId, None] = {library.original_of(each.document): None for each in event.evidence}
    return tuple(library.documents[each] for each in ids if each in library.documents)


def earliest_document(event: Event, library: Library) -> Published | None:
    """*Known from*: the publication with the smallest latest bound, then earliest bound, then document id."""
    dated = [each for each in original_documents(event, library) if each.published is not None]
    if not dated:
        return None
    return min(dated, key=_publication_key).published


def _publication_key(document: Document) -> tuple[int, int, str]:
    published = document.published
    latest = published.latest if published else None
    earliest = published.earliest if published else None
    return (
        latest.toordinal() if latest else 10**7,
        earliest.toordinal() if earliest else -1,
        document.id,
    )


def interval_of(event: Event, library: Library) -> Interval | None:
    """The four bounds of an event, capped by its documents where docs/formats/dates.md says so; None without a date.

    Raises:
        EdtfError: ``date-after-document`` if the event would have to begin after its earliest document came out.
    """
    if event.when is None:
        return None
    if event.status not in (Status.OCCURRED, Status.REPORTED):
        return event.when.interval
    published = earliest_document(event, library)
    return capped(event.when.interval, event.when, published.latest if published else None)
