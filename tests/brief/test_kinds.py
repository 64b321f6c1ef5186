"""The five kinds of packet, each as it leaves the desk: sound, readable back, linked, tagged, inert, the same again."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from statistics import mean

import pikepdf
import pytest
from pdfua import Severity, validate

from briefviewer.brief.model import Brief, EntriesSection, ExcerptsSection, SourcesSection
from briefviewer.brief.render import render
from briefviewer.brief.scope import Part
from tests.brief.kinds import Kind, brief_of_kind, style_of_kind
from tests.brief.packets import bare, found_in_order, lines_of, run, said

ROOT = Path(__file__).parents[2]
ACTIVE = {
    *("/JavaScript", "/JS", "/Launch", "/GoToR", "/GoToE", "/OpenAction", "/AA", "/SubmitForm", "/ImportData"),
    *("/RichMedia", "/Movie"),
}
MOSTLY_EMPTY = 0.45
EMPTY_ON_AVERAGE = 0.13


@pytest.mark.needs_tool("qpdf")
@pytest.mark.needs_tool("pdffonts")
@pytest.mark.needs_tool("pdftotext")
@pytest.mark.parametrize("kind", Kind)
def test_a_packet_stands_every_check(kind: Kind, fonts: Path, tmp_path: Path) -> None:
    """One after the other, for each takes its time to be set."""
    brief = brief_of_kind(kind)
    packet = render(brief, style_of_kind(kind, fonts))
    file = tmp_path / "packet.pdf"
    file.write_bytes(packet)
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", str(file))
    _assert_fonts(run("pdffonts", str(file)))
    _assert_read_back(brief, file)
    with pikepdf.open(BytesIO(packet)) as pdf:
        _assert_linked(brief, pdf)
        assert not [each for each in map(_names, pdf.objects) if each & ACTIVE]
        assert list(pdf.attachments) == ["briefviewer-packet.json"]
    _assert_filled(run("pdftotext", "-bbox", str(file), "-"))
    if kind is not Kind.MANY:  # both take as long as a packet of a thousand is long, and say nothing else there
        assert [each for each in validate(str(file)).findings if each.severity is Severity.ERROR] == []
        assert _made_elsewhere(kind, fonts) == sha256(packet).hexdigest()


@pytest.mark.needs_tool("pdftotext")
@pytest.mark.parametrize("kind", [Kind.ONE, Kind.MONTH, Kind.ALL, Kind.KOREAN])
def test_pages_begin_and_end_where_they_did(
    kind: Kind, fonts: Path, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    """How many lines each page has, its first and its last: without the figure, whose scene has goldens of its own."""
    file = tmp_path / "packet.pdf"
    file.write_bytes(render(brief_of_kind(kind, frozenset(Part) - {Part.TIMELINE}), style_of_kind(kind, fonts)))
    told: list[str] = []
    for page in _pages(run("pdftotext", "-bbox-layout", str(file), "-")):
        told += [f"{page[0]}: {len(page) - 1} lines", page[1], *page[-4:]]
    golden(f"brief-{kind.replace(' ', '-').lower()}-pages.txt", "\n".join(told) + "\n")


def _assert_fonts(table: str) -> None:
    rows = table.splitlines()[2:]
    assert len(rows) >= 5
    assert all(re.search(r"\byes yes yes\b", row) for row in rows), rows
    assert "Helvetica" not in table


def _assert_read_back(brief: Brief, file: Path) -> None:
    """All words of the model are on the pages, those that are read as one are read in its order, every syllable."""
    text = run("pdftotext", "-raw", "-enc", "UTF-8", str(file), "-")
    shown = bare(text)
    assert list(_missing(said((brief.cover, brief.sections)), shown)) == []
    wanted = Counter(each for each in "".join(said((brief.cover, brief.sections))) if _is_korean(each))
    assert wanted - Counter(text) == Counter()
    assert brief.language == "en" or wanted.total() > 5000
    for section in brief.sections:
        if isinstance(section, EntriesSection | ExcerptsSection | SourcesSection):
            told = list(_in_reading_order(section))
            assert told
            start = shown.rindex(bare(f"{section.head.number} · {section.head.title}"))
            assert found_in_order(told, shown[start:]) == told


def _missing(texts: Iterable[str], shown: str) -> Iterator[str]:
    """The texts that are nowhere; most stand after the one before, so that is looked at first."""
    at = 0
    for each in texts:
        wanted = bare(each)
        found = shown.find(wanted, at)
        if found < 0 and (found := shown.find(wanted)) < 0:
            yield each
        at = max(found, 0)


def _in_reading_order(section: EntriesSection | ExcerptsSection | SourcesSection) -> Iterator[str]:
    match section:
        case EntriesSection():
            yield from (each for group in section.groups for each in said((group.head, group.entries)))
        case ExcerptsSection():
            yield from said(section.excerpts)
        case SourcesSection():
            yield from said(section.sources)


def _is_korean(character: str) -> bool:
    return "가" <= character <= "힣" or "一" <= character <= "鿿"


def _assert_linked(brief: Brief, pdf: pikepdf.Pdf) -> None:
    """Every link and every entry of the outline leads to a page of this file; the outline has every head."""
    pages = {page.obj.objgen for page in pdf.pages}
    links = [link for page in pdf.pages for link in page.get("/Annots", pikepdf.Array())]
    assert {str(link.Subtype) for link in links} == {"/Link"}
    assert {link.Dest[0].objgen for link in links if "/Dest" in link} <= pages
    assert not [link for link in links if "/Dest" not in link]
    told = Counter(str(link.Contents) for link in links)
    numbers = [entry.number for entry in brief.entries()]
    for section in brief.sections:
        assert told[section.head.title] >= 1
        if isinstance(section, ExcerptsSection):
            assert [each.label for each in section.excerpts if not told[f"[{each.label}]"]] == []
    assert [number for number in numbers if not told[str(number)]] == []
    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles == [brief.title, *(f"{each.head.number} {each.head.title}" for each in brief.sections)]


def _names(thing: pikepdf.Object) -> set[str]:
    """The keys of an object, and what kind of action it is."""
    if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        return set()
    return {*thing.keys(), str(thing.get("/S", ""))}


def _assert_filled(boxes: str) -> None:
    """Pages are filled as far as whole rows let them; the cover and the last have what is theirs."""
    empty: list[float] = []
    for page in boxes.split("<page ")[1:]:
        found = re.search(r'height="([\d.]+)"', page)
        assert found is not None
        foot, top = float(found[1]) - 60.0, 54.0
        lowest = max(float(each) for each in re.findall(r'yMax="([\d.]+)"', page) if float(each) < foot)
        empty.append((foot - lowest) / (foot - top))
    inner = empty[1:-1]
    assert mean(inner) < EMPTY_ON_AVERAGE
    assert max(inner) < MOSTLY_EMPTY


def _made_elsewhere(kind: Kind, fonts: Path) -> str:
    """The hash of the packet, made by a process in Seoul that hashes otherwise."""
    program = (
        "import sys; from hashlib import sha256; from pathlib import Path; from briefviewer.brief.render import render;"
        "from tests.brief.kinds import Kind, brief_of_kind, style_of_kind; kind = Kind(sys.argv[1]);"
        "print(sha256(render(brief_of_kind(kind), style_of_kind(kind, Path(sys.argv[2])))).hexdigest())"
    )
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    surroundings = {**os.environ, "PYTHONHASHSEED": "11", "TZ": "Asia/Seoul", "PYTHONPATH": path}
    done = subprocess.run(
        [sys.executable, "-c", program, kind, str(fonts)], capture_output=True, env=surroundings, check=True
    )
    return done.stdout.decode().strip()


def _pages(boxes: str) -> Iterator[list[str]]:
    page: list[str] = []
    for line in lines_of(boxes):
        if line.startswith("== ") and page:
            yield page
            page = []
        page.append(line)
    yield page
