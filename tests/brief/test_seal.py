"""The last hand: structure, metadata, one attached file, the same bytes every time."""

from datetime import date
from io import BytesIO

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from briefviewer.brief.seal import Seal, sealed
from briefviewer.brief.structure import Element, Marked, Role


def pages() -> bytes:
    content = BytesIO()
    canvas = Canvas(content, invariant=1)
    for _ in range(2):
        canvas._code.append("/P <</MCID 0>> BDC EMC")
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def seal() -> Seal:
    root = Element(Role.DOCUMENT)
    paragraph = root.add(Role.PARAGRAPH)
    paragraph.kids += [Marked(0, 0), Marked(1, 0)]
    head = root.add(Role.TABLE).add(Role.ROW).add(Role.HEAD_CELL, scope="Row")
    head.box = None
    figure = root.add(Role.FIGURE, alternative="항구")
    figure.box = (1, 2, 3, 4)
    figure.kids.append(Marked(1, 1))
    return Seal(root, "ko", "항구 둘", "All dates", "0.1.0", date(2026, 11, 22), b'{"format": 1}\n')


def test_the_tree_is_whole_and_free_of_empty_branches() -> None:
    with pikepdf.open(BytesIO(sealed(pages(), seal()))) as pdf:
        document = pdf.Root.StructTreeRoot.K[0]
        assert [str(kid.S) for kid in document.K] == ["/P", "/Figure"]
        paragraph, figure = document.K
        assert paragraph.K[0] == 0
        assert str(paragraph.K[1].Type) == "/MCR"
        assert paragraph.K[1].Pg.objgen == pdf.pages[1].obj.objgen
        assert str(figure.Alt) == "항구"
        assert [float(each) for each in figure.A.BBox] == [1, 2, 3, 4]
        assert [int(page.StructParents) for page in pdf.pages] == [0, 1]


def test_metadata_says_title_language_and_day() -> None:
    with pikepdf.open(BytesIO(sealed(pages(), seal()))) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20261122000000Z"
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "항구 둘"
            assert metadata["xmp:CreateDate"] == "2026-11-22T00:00:00Z"
            assert metadata["pdfuaid:part"] == "1"
        assert str(pdf.Root.Lang) == "ko"


def test_one_file_is_attached_as_it_was() -> None:
    with pikepdf.open(BytesIO(sealed(pages(), seal()))) as pdf:
        assert list(pdf.attachments) == ["briefviewer-packet.json"]
        assert pdf.attachments["briefviewer-packet.json"].get_file().read_bytes() == b'{"format": 1}\n'


def test_equal_input_gives_equal_bytes() -> None:
    assert sealed(pages(), seal()) == sealed(pages(), seal())
