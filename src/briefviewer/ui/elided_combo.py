"""A combo box whose chosen words end in “…” where they do not fit, told whole by its tool tip."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QWidget

from briefviewer.ui.plain import tool_tip

_BESIDE_TEXT = 2


class ElidedCombo(QComboBox):
    """Shows what is chosen, shortened to its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentTextChanged.connect(lambda text: self.setToolTip(tool_tip(text)))

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Put the shortened words where the style looks for them."""
        super().initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        room = max(field.width() - _BESIDE_TEXT, 0)
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
