"""Where fonts, icons, catalogues and seeds lie: in a wheel, in an editable checkout, in a frozen program.

Nothing else in briefviewer may guess a path of its own data. Nothing here reads the data.
"""

import sys
from importlib.util import find_spec
from pathlib import Path

_FONTS = {
    "inter": ("fontpkg_inter", "files/Inter[opsz,wght].ttf"),
    "inter-italic": ("fontpkg_inter", "files/Inter-Italic[opsz,wght].ttf"),
    "source-serif-4": ("fontpkg_source_serif_4", "files/SourceSerif4[opsz,wght].ttf"),
    "source-serif-4-italic": ("fontpkg_source_serif_4", "files/SourceSerif4-Italic[opsz,wght].ttf"),
    "noto-sans-kr": ("pylopdf_fonts_ko", "NotoSansKR-Regular.otf"),
    "noto-serif-kr": ("pylopdf_fonts_ko", "NotoSerifKR-Regular.otf"),
}


def seeds_dir() -> Path:
    """The folder of the stores that ship."""
    return data_root() / "seeds"


def resources_dir() -> Path:
    """The folder of icons, themes and catalogues."""
    return data_root() / "resources"


def font_file(name: str) -> Path:
    """The file of a font that comes from a pip package.

    Args:
        name: ``inter``, ``inter-italic``, ``source-serif-4``, ``source-serif-4-italic``, ``noto-sans-kr`` or
            ``noto-serif-kr``.
    """
    package, file = _FONTS[name]
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"the package {package} is not installed")
    return Path(spec.origin).parent / file


def data_root(module_file: Path | None = None, frozen_root: Path | None = None) -> Path:
    """The folder that holds ``seeds`` and ``resources``.

    Args:
        module_file: Where this module lies; its own file unless a test says otherwise.
        frozen_root: The folder a frozen program unpacks to; ``sys._MEIPASS`` unless a test says otherwise.
    """
    here = module_file or Path(__file__).resolve()
    frozen = frozen_root or (Path(sys._MEIPASS) if hasattr(sys, "_MEIPASS") else None)
    if frozen is not None:
        return frozen / "briefviewer" / "_data"
    installed = here.parent / "_data"
    if installed.is_dir():
        return installed
    checkout = here.parents[2]
    if (checkout / "pyproject.toml").is_file():
        return checkout
    raise FileNotFoundError(f"no data beside {here.parent} and no checkout around it")
