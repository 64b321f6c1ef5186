"""What a build adds to the code: compiled catalogues, and ``seeds/`` and ``resources/`` as ``briefviewer/_data``.

Originals that someone attached inside a checkout, and layers, stay out of every wheel: they are not ours to hand on.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA = ("seeds", "resources")
STAYS_OUT = {"originals", "layers", "__pycache__"}


class BuildHook(BuildHookInterface[Any]):
    """Hatchling's hook; it runs for wheels and for editable installs."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues, then name the data files that the wheel takes in."""
        root = Path(self.root)
        if self.target_name != "wheel":
            return
        compile_catalogues(root / "resources" / "i18n")
        if version == "editable":
            return  # a checkout reads its own seeds/ and resources/
        for file in data_files(root):
            relative = file.relative_to(root).as_posix()
            build_data["force_include"][str(file)] = f"briefviewer/_data/{relative}"


def data_files(root: Path) -> Iterator[Path]:
    """Every file under ``seeds/`` and ``resources/`` that may be handed on."""
    for name in DATA:
        for file in sorted((root / name).rglob("*")):
            inner = file.relative_to(root)
            if file.is_file() and not STAYS_OUT.intersection(inner.parts):
                yield file


def compile_catalogues(folder: Path) -> list[Path]:
    """Write the ``.mo`` beside each ``LANGUAGE/LC_MESSAGES/DOMAIN.po`` of a folder; returns what was written."""
    written = []
    for source in sorted(folder.rglob("*.po")):
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.relative_to(folder).parts[0])
        target = source.with_suffix(".mo")
        with target.open("wb") as compiled:
            write_mo(compiled, catalogue)
        written.append(target)
    return written


if __name__ == "__main__":
    compile_catalogues(Path(__file__).resolve().parents[1] / "resources" / "i18n")
