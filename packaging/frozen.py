"""What a frozen program needs beside its imports: one list for the specs of every system."""

import sys
from pathlib import Path

from build_hook import compile_catalogues, data_files
from PyInstaller.utils.hooks import collect_data_files, collect_submodules

ROOT = Path(__file__).resolve().parents[1]
FONT_PACKAGES = ("fontpkg_inter", "fontpkg_source_serif_4", "pylopdf_fonts_ko")
SCRIPT = str(ROOT / "src" / "briefviewer" / "__main__.py")
LEFT_OUT = ["tkinter", "PIL.ImageTk", "babel", "hatchling", "pytest"]


def datas() -> list[tuple[str, str]]:
    """Files to carry and the folder of each: our data as in a wheel, and the fonts of the pip packages."""
    compile_catalogues(ROOT / "resources" / "i18n")
    ours = [(str(file), str(Path("briefviewer", "_data", file.relative_to(ROOT).parent))) for file in data_files(ROOT)]
    return ours + [pair for package in FONT_PACKAGES for pair in collect_data_files(package)]


def hidden_imports() -> list[str]:
    """Modules that are imported by name only: the verbs, and the packages whose files are fonts."""
    return [*collect_submodules("briefviewer"), *FONT_PACKAGES]


def icon(size: int = 256) -> str:
    """The icon of the program as a PNG file, drawn from its SVG; where the file lies."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(ROOT / "resources" / "icons" / "briefviewer.svg")).render(painter)
    painter.end()
    target = ROOT / "build" / "briefviewer.png"
    target.parent.mkdir(exist_ok=True)
    if not image.save(str(target)):
        sys.exit(f"could not write {target}")
    return str(target)
