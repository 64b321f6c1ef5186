"""The packet as bytes: sound, linked, tagged, the same every time, and nobody's markup."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pdfua import Severity, validate

from briefviewer.brief.compose import Part, compose
from briefviewer.brief.model import Brief
from briefviewer.brief.render import anchors, render
from briefviewer.brief.style import Style
from briefviewer.brief.verify import verify_packet
from briefviewer.domain.evidence import Evidence, Stance
from briefviewer.domain.facet import DayRange, Filters
from briefviewer.domain.judgement import Judgement
from briefviewer.domain.library import Actor, ActorId, ActorKind, Name
from briefviewer.domain.selector import TextSpan
from briefviewer.domain.viewpoint import Cell, QuestionId, Viewpoints, ViewpointStance
from briefviewer.resources import seeds_dir
from briefviewer.store.repository import Repository
from briefviewer.words import Words
from tests.brief.fake_store import LIBRARY, MATRIX, REPORT, a_store, an_event, evidence_at, harbours
from tests.brief.packets import CHOICE, Printed, bare, brief_of, found_in_order, lines_of, run, said, saying

MARKUP = [
    "<b>",
    "<img src='x.png'/>",
    "<font color='red' size='1e999'>red</font>",
    "&amp; <a href='javascript:x'>y</a></b></para>",
    "x" * 400,
    "%s {page} {glyphs} \\n (unbalanced",
    "left \u202ereversed\u202c \x00\x07 end",
    "no font has \U0001f6a2 this",
]


def test_a_packet_opens_and_has_its_parts(printed: Printed) -> None:
    with printed.opened() as pdf:
        assert len(pdf.pages) >= 4
        assert pdf.docinfo["/Title"] == "Two harbours"
        assert str(pdf.Root.Lang) == "en"
        assert pdf.pages[2].label == "3"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert list(pdf.attachments) == ["briefviewer-packet.json"]
        assert "pdfuaid" in pdf.Root.Metadata.read_bytes().decode()


def test_equal_briefs_give_equal_bytes_in_any_process(printed: Printed, fonts: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from briefviewer.brief.render import render;"
        "from briefviewer.brief.style import Style; from tests.brief.packets import brief_of;"
        "sys.stdout.buffer.write(render(brief_of(), Style.for_paper('a4', Path(sys.argv[1]))))"
    )
    root = Path(__file__).parents[2]
    path = os.pathsep.join([str(root / "src"), str(root)])
    for seed, zone in (("1", "Asia/Seoul"), ("2", "America/New_York")):
        surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": path}
        done = subprocess.run(
            [sys.executable, "-c", program, str(fonts)], capture_output=True, env=surroundings, check=True
        )
        assert done.stdout == printed.pdf


def test_fonts_made_anew_give_equal_bytes(printed: Printed, tmp_path: Path) -> None:
    assert render(printed.brief, Style.for_paper("a4", tmp_path)) == printed.pdf


@pytest.mark.needs_tool("qpdf")
def test_qpdf_finds_it_sound(printed: Printed, tmp_path: Path) -> None:
    file = tmp_path / "packet.pdf"
    file.write_bytes(printed.pdf)
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", str(file))


@pytest.mark.needs_tool("pdffonts")
def test_every_font_is_embedded_a_subset_and_unicode(printed: Printed, tmp_path: Path) -> None:
    file = tmp_path / "packet.pdf"
    file.write_bytes(printed.pdf)
    rows = run("pdffonts", str(file)).splitlines()[2:]
    assert len(rows) >= 6
    assert all(re.search(r"\byes yes yes\b", row) for row in rows), rows
    assert not any("Helvetica" in row for row in rows)


@pytest.mark.needs_tool("pdftotext")
def test_every_word_of_the_model_can_be_read_back(printed: Printed, tmp_path: Path) -> None:
    text = bare(printed.text(tmp_path))
    missing = [each for each in said((printed.brief.cover, printed.brief.sections)) if bare(each) not in text]
    assert missing == []


@pytest.mark.needs_tool("pdfinfo")
@pytest.mark.parametrize("language", ["en", "ko"])
def test_words_are_read_in_the_order_of_the_model(style: Style, tmp_path: Path, language: str) -> None:
    brief = brief_of(language=language)
    file = tmp_path / "packet.pdf"
    file.write_bytes(render(brief, style))
    read = bare(run("pdfinfo", "-struct-text", "-enc", "UTF-8", str(file)))
    wanted = [brief.cover.title, brief.cover.subtitle, *(section.head.title for section in brief.sections)]
    assert len(found_in_order(wanted, read)) == len(wanted)
    told = [text for entry in brief.entries() for text in said(entry)]
    assert len(told) > 40
    start = read.index(bare(told[0]), read.index(bare(brief.cover.contents_title)) + 1)
    assert found_in_order(told, read[start:]) == told


@pytest.mark.needs_tool("pdftotext")
def test_every_syllable_is_read_back_in_korean(style: Style, tmp_path: Path) -> None:
    brief = brief_of(language="ko", choice=replace(CHOICE, title="北·美 정상회담과 항만"))
    text = Printed(brief, render(brief, style)).text(tmp_path)
    shown = "".join(said((brief.cover, brief.sections)))
    wanted = Counter(each for each in shown if "가" <= each <= "힣" or "一" <= each <= "鿿")
    assert wanted.total() > 300
    assert wanted - Counter(text) == Counter()


def test_links_lead_somewhere_and_nothing_is_active(printed: Printed) -> None:
    with printed.opened() as pdf:
        pages = {page.obj.objgen for page in pdf.pages}
        links = [link for page in pdf.pages for link in page.get("/Annots", pikepdf.Array())]
        assert len(links) > 30
        assert all(str(link.Subtype) == "/Link" for link in links)
        inside = [link.Dest for link in links if "/Dest" in link]
        actions = [link.A for link in links if "/A" in link]
        assert {dest[0].objgen for dest in inside} <= pages
        assert [str(action.URI) for action in actions] == ["https://example.org/law"]
        content = b"".join(repr(each).encode() for each in pdf.objects)
        for word in (b"/JavaScript", b"/Launch", b"/GoToR", b"/OpenAction"):
            assert word not in content


def test_excerpts_and_entries_link_both_ways(printed: Printed) -> None:
    with printed.opened() as pdf:
        links = [each for page in pdf.pages for each in page.get("/Annots", []) if "/Dest" in each]
        told = {str(each.Contents): (each.Dest[0].objgen, float(each.Dest[3])) for each in links}
        places = [pdf.pages[n].obj.objgen for n in range(len(pdf.pages))]
    entries = [told[f"{entry.number}"] for entry in printed.brief.entries()]
    excerpts = [told[f"[E{n}]"] for n in range(1, 9)]
    for each in (entries, excerpts):
        in_order = [(places.index(page), -top) for page, top in each]
        assert in_order == sorted(in_order)
        assert len(set(in_order)) == len(in_order)


def test_the_outline_has_every_heading(printed: Printed) -> None:
    with printed.opened() as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        inner = [child.title for item in outline.root for child in item.children]
    sections = [f"{section.head.number} {section.head.title}" for section in printed.brief.sections]
    assert titles == ["Two harbours", *sections]
    assert "August 2025" in inner


def test_every_entry_of_the_outline_leads_to_a_page_of_this_file(printed: Printed) -> None:
    with printed.opened() as pdf, pdf.open_outline() as outline:
        pages = [page.obj.objgen for page in pdf.pages]
        names = pdf.Root.get("/Dests", pikepdf.Dictionary())
        items = [*outline.root, *(child for item in outline.root for child in item.children)]
        found = []
        for item in items:
            action = item.action or pikepdf.Dictionary()
            where = item.destination if item.destination is not None else action.D
            where = names[f"/{where}"] if isinstance(where, pikepdf.String | pikepdf.Name) else where
            assert isinstance(where, pikepdf.Array)
            found.append(pages.index(where[0].objgen))
    assert len(found) > 8
    assert found[: len(outline.root)] == sorted(found[: len(outline.root)])


def test_the_structure_has_no_error_that_pdfua_can_find(printed: Printed, tmp_path: Path) -> None:
    file = tmp_path / "packet.pdf"
    file.write_bytes(printed.pdf)
    report = validate(str(file))
    assert [each for each in report.findings if each.severity is Severity.ERROR] == []


def test_every_mark_and_link_is_found_from_the_page(printed: Printed) -> None:
    with printed.opened() as pdf:
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        tree = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
        for page in pdf.pages:
            marks = [int(each) for each in re.findall(rb"/MCID (\d+)", page.Contents.read_bytes())]
            assert sorted(marks) == list(range(len(tree[int(page.StructParents)])))
            for link in page.get("/Annots", []):
                owner = tree[int(link.StructParent)]
                assert str(owner.S) == "/Link"


def test_an_empty_selection_still_gives_a_packet(style: Style) -> None:
    filters = Filters(range=DayRange(date(1800, 1, 1), date(1800, 1, 2)), text=("nothing has this title",))
    with pikepdf.open(BytesIO(render(brief_of(filters=filters), style))) as pdf:
        assert len(pdf.pages) >= 1


@pytest.mark.parametrize("words", MARKUP)
def test_data_is_never_markup(style: Style, words: str) -> None:
    event = replace(an_event(title=words, summary=words), place=words, notes=(words,))
    made = render(
        brief_of(a_store(event), choice=replace(CHOICE, title=words, marking=words, bottom_line=words)), style
    )
    with pikepdf.open(BytesIO(made)) as pdf:
        assert not any(page.get_images() for page in pdf.pages)
        links = [each for page in pdf.pages for each in page.get("/Annots", []) if "/A" in each]
        assert links == []


@pytest.mark.needs_tool("pdftotext")
@pytest.mark.parametrize("words", MARKUP)
def test_no_place_of_a_packet_takes_markup(style: Style, tmp_path: Path, words: str) -> None:
    brief = saying(brief_of(), words)
    assert isinstance(brief, Brief)
    made = Printed(brief, render(brief, style))
    with made.opened() as pdf:
        assert not any(page.get_images() for page in pdf.pages)
        links = [each for page in pdf.pages for each in page.get("/Annots", []) if "/A" in each]
        assert {str(each.A.URI) for each in links} <= {"https://example.org/law"}
        assert {str(each.A.S) for each in links} <= {"/URI"}
    shown = "".join(each if each.isprintable() else "□" for each in words)
    assert bare(made.text(tmp_path)).count(bare(shown)[:40].replace("\U0001f6a2", "□")) > 60


@pytest.mark.needs_tool("pdftotext")
def test_a_glyph_no_font_has_is_shown_and_listed(style: Style, tmp_path: Path) -> None:
    brief = brief_of(a_store(an_event(title="A ship \U0001f6a2 comes")))
    text = Printed(brief, render(brief, style)).text(tmp_path)
    assert "A ship □ comes" in text
    assert "U+1F6A2" in text


def test_an_excerpt_of_200_000_words_is_set_whole(style: Style) -> None:
    long = " ".join(["so"] * 200_000)
    told = Evidence(REPORT, Stance.SUPPORTS, TextSpan(0, len(long)), sha256(long.encode()).hexdigest())
    brief = brief_of(replace(a_store(an_event(evidence=[told])), text=long))
    with pikepdf.open(BytesIO(render(brief, style))) as pdf:
        words = sum(_words_on(page) for page in pdf.pages)
        assert len(pdf.pages) > 100
    assert words >= 200_000


def test_mixed_scripts_and_bidi_controls_are_set_as_they_are_read(style: Style, tmp_path: Path) -> None:
    title = "美·北 회담 \u202eevil\u202c and \u2066inner\u2069 한\u200b국 ﷺ Ελλάδα Москва"
    brief = brief_of(a_store(an_event(title=title)))
    text = Printed(brief, render(brief, style)).text(tmp_path)
    shown = bare(text)
    assert "美·北회담□evil□and□inner□한국" in shown
    assert "ελλάδαмосква" in shown
    assert not set(text) & set("\u202e\u202c\u2066\u2069")
    assert "U+FDFA" in text


def test_long_names_everywhere_and_hundreds_of_actors_are_set(style: Style) -> None:
    long = "harbour" * 1000
    names = {
        ActorId(f"a{n}"): Actor(ActorId(f"a{n}"), Name(long if n < 3 else f"Actor {n}"), ActorKind.COUNTRY)
        for n in range(300)
    }
    ids = tuple(ActorId(f"a{n}") for n in range(3))
    cells = tuple(Cell(QuestionId("open"), each, ViewpointStance.NONE, long, (evidence_at(0, 9),)) for each in ids)
    store = replace(
        a_store(an_event(title=long, actors=tuple(names))),
        library=replace(LIBRARY, actors=names),
        viewpoints=Viewpoints(MATRIX.questions, ids, cells),
    )
    choice = replace(CHOICE, title=long, marking=long, bottom_line=long, judgements=(Judgement(long),))
    with pikepdf.open(BytesIO(render(brief_of(store, choice=choice), style))) as pdf:
        assert len(pdf.pages) > 10


def test_letter_paper_has_its_own_size(fonts: Path) -> None:
    made = render(brief_of(choice=replace(CHOICE, paper="letter")), Style.for_paper("letter", fonts))
    with pikepdf.open(BytesIO(made)) as pdf:
        assert [float(each) for each in pdf.pages[0].MediaBox] == [0, 0, 612, 792]


def test_anchors_are_unique(printed: Printed) -> None:
    found = list(anchors(printed.brief))
    assert len(found) == len(set(found))


@pytest.mark.needs_tool("pdftotext")
@pytest.mark.parametrize("language", ["en", "ko"])
def test_words_and_boxes_stay_as_they_were(
    style: Style, tmp_path: Path, language: str, golden: Callable[[str, str], None]
) -> None:
    parts = frozenset(Part) - {Part.TIMELINE}  # the scene has goldens of its own
    brief = brief_of(harbours(), choice=replace(CHOICE, parts=parts), language=language)
    file = tmp_path / "packet.pdf"
    file.write_bytes(render(brief, style))
    golden(f"brief-{language}.txt", "\n".join(lines_of(run("pdftotext", "-bbox-layout", str(file), "-"))) + "\n")


def _words_on(page: pikepdf.Page) -> int:
    """How many words ``so`` a page shows, by its pieces of text: one font sets them all."""
    shown = b"".join(bytes(part) for each in pikepdf.parse_content_stream(page) for part in _texts(each))
    return shown.count(b"so")


def _texts(instruction: object) -> Iterator[pikepdf.Object]:
    operands = getattr(instruction, "operands", [])
    if str(getattr(instruction, "operator", "")) == "Tj":
        yield operands[0]


@pytest.mark.needs_tool("pdftotext")
def test_the_shipped_store_prints(style: Style, tmp_path: Path) -> None:
    store = Repository.open(seeds_dir() / "alliance-2025", cache=tmp_path)
    brief = compose(store, Filters(), replace(CHOICE, judgements=()), Words.for_language("en"))
    printed = Printed(brief, render(brief, style))
    text = bare(printed.text(tmp_path))
    missing = [entry.title for entry in brief.entries() if bare(entry.title) not in text]
    assert missing == []
    report = validate(str(tmp_path / "packet.pdf"))
    assert [each for each in report.findings if each.severity is Severity.ERROR] == []
    assert verify_packet(printed.pdf, store).ok
