"""The last hand on a packet: structure tree, metadata, the attached data, and one deterministic rewrite.

Source: ISO 32000-1:2008, 7.11.4, 14.3, 14.7, 14.8; XMP part 1.
"""

from dataclasses import dataclass
from datetime import date
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from briefviewer.brief.packet_data import FILE_NAME
from briefviewer.brief.structure import Element, LinkArea, Marked, Role


@dataclass(frozen=True, slots=True)
class Seal:
    """What is put into the finished pages."""

    root: Element
    language: str
    title: str
    subject: str
    program: str
    prepared: date
    attachment: bytes


def sealed(pages: bytes, seal: Seal) -> bytes:
    """The pages with structure, metadata and attachment, as the same bytes every time."""
    with pikepdf.open(BytesIO(pages)) as pdf:
        _Tree(pdf).plant(seal.root)
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.Lang = String(seal.language)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
        _describe(pdf, seal)
        _attach(pdf, seal)
        target = BytesIO()
        pdf.save(
            target,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            fix_metadata_version=False,
        )
    return target.getvalue()


class _Tree:
    """Writes the structure of the packet into a PDF."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.pages = [page.obj for page in pdf.pages]
        self.owners: list[dict[int, Object]] = [{} for _ in self.pages]
        self.annotations: list[tuple[Object, Object]] = []

    def plant(self, root: Element) -> None:
        """The structure tree, its parent tree, and what pages and annotations need to be found in it."""
        top = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        top.K = Array([self._planted(root, top)])
        numbers: list[Object | int] = []
        for n, (page, owners) in enumerate(zip(self.pages, self.owners, strict=True)):
            page.StructParents = n
            page.Tabs = Name.S
            numbers += [n, self.pdf.make_indirect(Array([owners[mark] for mark in sorted(owners)]))]
        for n, (annotation, owner) in enumerate(self.annotations, len(self.pages)):
            annotation.StructParent = n
            numbers += [n, owner]
        top.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        top.ParentTreeNextKey = len(self.pages) + len(self.annotations)
        self.pdf.Root.StructTreeRoot = top

    def _planted(self, element: Element, parent: Object) -> Object:
        made = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.role.value}"), P=parent))
        if element.alternative:
            made.Alt = String(element.alternative)
        attributes = _attributes(element)
        if attributes is not None:
            made.A = attributes
        kids: list[Object | int] = []
        home = _first_page(element)
        if home is not None:
            made.Pg = self.pages[home]
        for kid in element.kids:
            if isinstance(kid, Marked):
                self.owners[kid.page][kid.number] = made
                kids.append(kid.number if kid.page == home else self._reference(kid))
            elif isinstance(kid, LinkArea):
                kids.append(self._link(kid, made))
            elif not kid.is_empty:
                kids.append(self._planted(kid, made))
        made.K = Array(kids)
        return made

    def _reference(self, mark: Marked) -> Object:
        return Dictionary(Type=Name.MCR, Pg=self.pages[mark.page], MCID=mark.number)

    def _link(self, area: LinkArea, owner: Object) -> Object:
        annotation = self.pages[area.page].Annots[area.annotation]
        if not annotation.is_indirect:
            annotation = self.pdf.make_indirect(annotation)
            self.pages[area.page].Annots[area.annotation] = annotation
        self.annotations.append((annotation, owner))
        return Dictionary(Type=Name.OBJR, Pg=self.pages[area.page], Obj=annotation)


def _attributes(element: Element) -> Object | None:
    if element.role is Role.HEAD_CELL and element.scope:
        return Dictionary(O=Name.Table, Scope=Name(f"/{element.scope}"))
    if element.box is not None:
        return Dictionary(O=Name.Layout, BBox=Array([round(each, 2) for each in element.box]), Placement=Name.Block)
    return None


def _first_page(element: Element) -> int | None:
    return next((kid.page for kid in element.kids if isinstance(kid, Marked)), None)


def _describe(pdf: Pdf, seal: Seal) -> None:
    """XMP and the information dictionary, saying the same."""
    day = f"{seal.prepared.isoformat()}T00:00:00Z"
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = seal.title
        metadata["dc:description"] = seal.subject
        metadata["dc:language"] = {seal.language}
        metadata["dc:format"] = "application/pdf"
        metadata["xmp:CreatorTool"] = "briefviewer"
        metadata["xmp:CreateDate"] = day
        metadata["xmp:ModifyDate"] = day
        metadata["pdf:Producer"] = "briefviewer"
        metadata["pdfuaid:part"] = "1"
    info = pdf.docinfo
    stamp = f"D:{seal.prepared:%Y%m%d}000000Z"
    info[Name.CreationDate] = String(stamp)
    info[Name.ModDate] = String(stamp)
    info[Name.Producer] = String("briefviewer")
    if Name.Author in info:
        del info[Name.Author]


def _attach(pdf: Pdf, seal: Seal) -> None:
    stamp = String(f"D:{seal.prepared:%Y%m%d}000000Z")
    embedded = pdf.make_stream(
        seal.attachment,
        Type=Name.EmbeddedFile,
        Subtype=Name("/application/json"),
        Params=Dictionary(Size=len(seal.attachment), CreationDate=stamp, ModDate=stamp),
    )
    name = String(FILE_NAME)
    file = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=name,
            UF=name,
            Desc=String("The data of this packet, for briefviewer verify"),
            AFRelationship=Name.Data,
            EF=Dictionary(F=embedded, UF=embedded),
        )
    )
    names = pdf.Root.get("/Names", Dictionary())
    names.EmbeddedFiles = Dictionary(Names=Array([name, file]))
    pdf.Root.Names = names
    pdf.Root.AF = Array([file])
