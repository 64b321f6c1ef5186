"""The facets of a store below each other, with the saved views above, and the filters in force at the foot.

The filters stand at the foot so that no row moves from under the pointer when the first of them comes.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from briefviewer.app.workspace import Aspect, Workspace
from briefviewer.domain.facet import Facet
from briefviewer.domain.library import KindId
from briefviewer.ui.facets.chips import ChipBar, chips_of
from briefviewer.ui.facets.names import count_of, value_name, values_in_order
from briefviewer.ui.facets.section import FacetSection
from briefviewer.ui.facets.value_row import ValueShown
from briefviewer.ui.facets.views_section import ViewsSection
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words

_TOP = {Facet.KIND: 8, Facet.ACTOR: 6, Facet.THEME: 6, Facet.DOCUMENT: 6}
_TOP_ELSE = 8
_FOLDED = (Facet.STATUS, Facet.BOARD, Facet.BASIS, Facet.YEAR)


class FacetPanel(QFrame):
    """Shows the workspace's facets and reports what is wished of a value."""

    admission_wished = Signal(object, str, object)
    facet_freed = Signal(object)
    all_cleared = Signal()

    def __init__(self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._words = workspace, words
        set_role(self, "panel")
        self.setMinimumWidth(160)
        self.setAccessibleName(words.text("Facets"))
        self.chips = ChipBar(words, theme, self)
        self.chips.all_cleared.connect(self.all_cleared)
        inside = QWidget(self)
        self._layout = QVBoxLayout(inside)
        self._layout.setContentsMargins(0, 4, 0, 14)
        self._layout.setSpacing(2)
        self.views = ViewsSection(words, theme, inside)
        self._layout.addWidget(self.views)
        self.sections: dict[Facet, FacetSection] = {}
        for facet in Facet:
            section = FacetSection(facet, words, theme, _TOP.get(facet, _TOP_ELSE), inside)
            section.admission_wished.connect(self.admission_wished)
            section.freed.connect(self.facet_freed)
            section.set_open(facet not in _FOLDED)
            self.sections[facet] = section
            self._layout.addWidget(section)
        self._layout.addStretch()
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        outside.addWidget(scroll, 1)
        outside.addWidget(self.chips)
        self.dress(theme)
        self.show_changes(Aspect.STORE | Aspect.SELECTION)

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self.chips.dress(theme)
        self.views.dress(theme)
        for section in self.sections.values():
            section.dress(theme)

    def show_changes(self, changed: Aspect) -> None:
        """Show what changed in the workspace."""
        if changed & (Aspect.STORE | Aspect.VIEWS | Aspect.SELECTION | Aspect.RANGE | Aspect.LANES):
            workspace = self._workspace
            self.views.show_views(workspace.store.views, workspace.view, is_changed=workspace.is_view_changed)
        if changed & (Aspect.STORE | Aspect.SELECTION):
            self.chips.show_chips(chips_of(self._workspace, self._words))
            for facet, section in self.sections.items():
                section.show_values(self._values(facet))

    def _values(self, facet: Facet) -> list[ValueShown]:
        workspace = self._workspace
        columns, library, counts = workspace.store.columns, workspace.store.library, workspace.counts[facet]
        shown = []
        for value in values_in_order(facet, columns):
            kind = library.kinds.get(KindId(value)) if facet is Facet.KIND else None
            shown.append(
                ValueShown(
                    value,
                    value_name(facet, value, library, self._words),
                    count_of(facet, value, columns, counts),
                    workspace.admission(facet, value),
                    (kind.hue, kind.glyph) if kind is not None else None,
                )
            )
        return shown
