"""Marked content: each stretch numbered on its page, links under who speaks, furniture outside."""

import re
from io import BytesIO

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus.paraparser import ParaFrag

from briefviewer.brief.structure import Element, LinkArea, Marked, Role, TaggedCanvas, Target


@pytest.fixture
def canvas() -> TaggedCanvas:
    made = TaggedCanvas(BytesIO(), invariant=1, pageCompression=0)
    made.start_tagging({"t0": Target("#there", "There"), "t1": Target("https://example.org/", "Web")})
    return made


def test_marks_are_numbered_page_by_page(canvas: TaggedCanvas) -> None:
    one, other = Element(Role.PARAGRAPH), Element(Role.PARAGRAPH)
    for element in (one, other):
        with canvas.marked(element):
            canvas.rect(0, 0, 1, 1)
    canvas.showPage()
    with canvas.marked(one):
        canvas.rect(0, 0, 1, 1)
    assert one.kids == [Marked(0, 0), Marked(1, 0)]
    assert other.kids == [Marked(0, 1)]


def test_artifacts_belong_to_nobody(canvas: TaggedCanvas) -> None:
    with canvas.artifact("Pagination"):
        canvas.rect(0, 0, 1, 1)
    code = " ".join(canvas._code)
    assert "/Artifact <</Type /Pagination>> BDC" in code
    assert "MCID" not in code


def test_text_is_marked_for_who_speaks(canvas: TaggedCanvas) -> None:
    element = Element(Role.H1)
    with canvas.speaking(element):
        canvas.drawText(canvas.beginText(0, 0))
    code = " ".join(canvas._code)
    assert re.search(r"BT.*/H1 <</MCID 0>> BDC.*EMC ET", code, re.DOTALL)
    assert element.kids == [Marked(0, 0)]


def test_a_link_stands_under_its_paragraph(canvas: TaggedCanvas) -> None:
    element = Element(Role.PARAGRAPH)
    with canvas.speaking(element):
        text = canvas.beginText(0, 0)
        text.textOut("link")
        text._linkRecord((0, "#t0"), "start")
        text._linkRecord((0, "#t0"), "end")
        canvas.linkRect("", "t0", (0, 0, 9, 9), relative=1)
        canvas.drawText(text)
    before, link, after = element.kids
    assert (before, after) == (Marked(0, 0), Marked(0, 2))
    assert isinstance(link, Element)
    assert link.role is Role.LINK
    assert link.kids == [Marked(0, 1), LinkArea(0, 0)]


def test_an_element_is_empty_until_something_is_drawn() -> None:
    root = Element(Role.SECTION)
    child = root.add(Role.PARAGRAPH)
    assert root.is_empty
    child.kids.append(Marked(0, 0))
    assert not root.is_empty


def test_reportlab_still_has_what_we_hold_on_to() -> None:
    assert hasattr(pdfmetrics, "getRegisteredFontNames")
    assert ParaFrag(text="a").text == "a"
