"""What the window adds to the theme's style sheet: looks that only its own panes have, in the theme's colours."""

from briefviewer.timeline.palette import Palette


def window_style_sheet(palette: Palette) -> str:
    """The additions, for the window alone."""
    names = {f"c_{name.replace('-', '_')}": value for name, value in palette.colors.items()}
    return _STYLE_SHEET.format_map(names)


_STYLE_SHEET = """
QFrame[role="reader"] {{ background: {c_canvas}; border: none; }}
QWidget[role="page"] {{ background: {c_canvas}; }}
QFrame[role="top-bar"] {{ background: {c_window}; border: none; border-bottom: 1px solid {c_line_strong}; }}
QFrame[role="status-line"] {{ background: {c_window}; border: none; border-top: 1px solid {c_line_strong}; }}
QFrame[role="status-line"] QLabel {{ color: {c_text_muted}; }}
QFrame[role="status-line"] QLabel[role="warning"] {{ color: {c_warning}; }}
QFrame[role="note"] {{ background: {c_sunken}; border: 1px dashed {c_line_strong}; border-radius: 6px; }}
QFrame[role="second-hand"] {{ background: {c_sunken}; border: 1px dashed {c_line_strong}; border-radius: 6px; }}
QFrame[role="cell"] {{ background: transparent; border: none; }}
QFrame[role="contradiction"] {{ background: {c_disputes_soft}; border: 1px solid {c_line_strong}; border-radius: 6px; }}
QFrame[role="notice"] {{ background: {c_warning_soft}; border: none; border-top: 1px solid {c_line}; }}
QFrame[role="banner"] {{ background: {c_warning_soft}; border: none; border-bottom: 1px solid {c_line_strong}; }}
QFrame[role="popup"] {{ background: {c_raised}; border: 1px solid {c_line_strong}; border-radius: 8px; }}
QFrame[role="popup"] QListView {{ background: {c_raised}; }}
QTextEdit {{ padding: 0; min-height: 0; }}
Prose, QFrame[role="reader"] Prose {{ background: transparent; border: none; padding: 0; border-radius: 0;
  min-height: 0; }}
Prose:focus {{ border: none; }}
PageView, PageView:focus {{ background: {c_canvas}; border: none; padding: 0; border-radius: 0; }}
QPushButton[role="chip-line"] {{ background: transparent; color: {c_text_muted}; border: 1px solid {c_line_strong};
  border-radius: 12px; padding: 2px 10px; }}
QPushButton[role="chip-line"]:hover {{ background: {c_hover}; }}
QPushButton[role="chip-line"]:focus {{ border-color: {c_focus}; }}
QPushButton[role="chip-excluded"] {{ background: {c_error_soft}; color: {c_error}; border: 1px solid {c_error_soft};
  border-radius: 12px; padding: 2px 10px; }}
QPushButton[role="chip-excluded"]:hover, QPushButton[role="chip-excluded"]:focus {{ border-color: {c_error}; }}
QToolButton[role="section-head"] {{ background: transparent; border: 1px solid transparent; color: {c_text_muted};
  padding: 2px 5px 2px 1px; text-align: left; border-radius: 4px; }}
QToolButton[role="section-head"]:hover {{ color: {c_text}; }}
QToolButton[role="section-head"]:focus {{ border-color: {c_focus}; }}
QToolButton[role="segment"] {{ padding: 4px 10px; border-radius: 6px; min-height: 18px; }}
QPushButton[role="link"]:disabled {{ color: {c_text_faint}; }}
QPushButton[role="warning"] {{ background: {c_warning_soft}; color: {c_warning}; border: 1px solid {c_warning_soft};
  border-radius: 9px; padding: 0 9px; min-height: 18px; }}
QPushButton[role="warning"]:hover, QPushButton[role="warning"]:focus {{ border-color: {c_warning}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QTableView::item {{ padding-left: 8px; border: none; }}
QTableWidget::item {{ padding: 6px 8px; }}
QHeaderView::section {{ padding-left: 8px; }}
QToolButton[role="pill"] {{ padding: 0; min-height: 0; }}
QToolButton[role="lanes"] {{ background: transparent; border: 1px solid transparent; color: {c_text_muted};
  padding: 2px 6px; border-radius: 5px; min-height: 16px; }}
QToolButton[role="lanes"]:hover {{ background: {c_hover}; color: {c_text}; }}
QToolButton[role="lanes"]:checked {{ background: {c_accent_soft}; color: {c_accent_text}; }}
QToolButton[role="lanes"]:focus {{ border-color: {c_focus}; }}
QPushButton[role="pill-on"] {{ background: {c_accent_soft}; color: {c_accent_text}; border: 1px solid {c_accent};
  border-radius: 14px; padding: 4px 14px; }}
QFrame[role="search"] {{ background: {c_field}; border: 1px solid {c_line_strong}; border-radius: 6px; }}
QFrame[role="search"] QLineEdit, QFrame[role="search"] QLineEdit:focus {{ border: none; background: transparent;
  padding: 0; }}
"""
