"""What the parts of a packet are called in the dialog that offers them."""

from briefviewer.brief.scope import Part
from briefviewer.words import Words, mark

TYPED = (Part.BOTTOM_LINE, Part.JUDGEMENTS)
"""Parts that stand only where the analyst typed them; they need no switch."""

_NAMES = {
    Part.BOTTOM_LINE: mark("Bottom line"),
    Part.JUDGEMENTS: mark("Key judgements"),
    Part.CHANGED: mark("Changed since an earlier packet"),
    Part.TIMELINE: mark("Timeline figure"),
    Part.CHRONOLOGY: mark("Chronology"),
    Part.BOARDS: mark("What stands beside the timeline"),
    Part.CONTESTED: mark("Open and contested points"),
    Part.EXCERPTS: mark("Excerpts"),
    Part.VIEWPOINTS: mark("Viewpoints"),
    Part.ACTORS: mark("Index of actors"),
    Part.SOURCES: mark("Sources"),
    Part.METHOD: mark("Method and limits"),
}


def part_name(part: Part, words: Words) -> str:
    """The name of a part, as it stands beside its switch."""
    return words.text(_NAMES[part])
