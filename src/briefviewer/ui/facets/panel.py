"""The facets of a store below each other, with the saved views above, and the filters in force at the foot.

The filters stand at the foot so that no row moves from under the pointer when the first of them comes.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from briefviewer.app.admission import Admission
from briefviewer.app.workspace import Aspect, Workspace
from briefviewer.domain.facet import Facet
from briefviewer.ui.facets.chips import ChipBar, chips_of
from briefviewer.ui.facets.names import count_of
from briefviewer.ui.facets.section import FacetSection
from briefviewer.ui.facets.value_tree import ValueTree, tree_of
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
        scroll = QScrollArea(self)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its values have the focus, one by one
        inside = QWidget(self)
        self._layout = QVBoxLayout(inside)
        self._layout.setContentsMargins(0, 4, 0, 14)
        self._layout.setSpacing(2)
        self.views = ViewsSection(words, theme, inside)
        self._layout.addWidget(self.views)
        self.sections: dict[Facet, FacetSection] = {}
        self._trees: dict[Facet, ValueTree] = {}
        for facet in Facet:
            section = FacetSection(facet, words, theme, _TOP.get(facet, _TOP_ELSE), inside)
            section.admission_wished.connect(self.admission_wished)
            section.freed.connect(self.facet_freed)
            section.walked_out.connect(partial(self._walk_on, facet))
            section.row_focused.connect(lambda row: scroll.ensureWidgetVisible(row, 0, row.height()))
            section.set_open(facet not in _FOLDED)
            self.sections[facet] = section
            self._layout.addWidget(section)
        self._layout.addStretch()
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
        if changed & Aspect.STORE:
            store = self._workspace.store
            self._trees = {facet: tree_of(facet, store.columns, store.library, self._words) for facet in self.sections}
        if changed & (Aspect.STORE | Aspect.SELECTION):
            self.chips.show_chips(chips_of(self._workspace, self._words))
            for facet, section in self.sections.items():
                self._show_facet(facet, section)

    def _show_facet(self, facet: Facet, section: FacetSection) -> None:
        workspace = self._workspace
        columns, counts, filters = workspace.store.columns, workspace.counts[facet], workspace.filters
        asked = [each for choice in filters.include.get(facet, ()) for each in choice]
        admissions = dict.fromkeys(asked, Admission.INCLUDED)
        admissions |= dict.fromkeys(filters.exclude.get(facet, ()), Admission.EXCLUDED)
        section.show_values(
            self._trees[facet],
            lambda value: count_of(facet, value, columns, counts),
            {value: each for value, each in admissions.items() if value in self._trees[facet].values},
        )

    def _walk_on(self, facet: Facet, by: int) -> None:
        """From the last row of a section to the first of the next that shows one, and back."""
        facets = list(self.sections)
        beyond = facets[facets.index(facet) + 1 :] if by > 0 else facets[: facets.index(facet)][::-1]
        for each in beyond:
            rows = self.sections[each].rows()
            if rows:
                rows[0 if by > 0 else -1].setFocus(Qt.FocusReason.OtherFocusReason)
                return
