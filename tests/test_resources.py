from pathlib import Path

import pytest

from briefviewer import resources


def _package(root: Path) -> Path:
    root.mkdir(parents=True)
    return root / "resources.py"


def test_a_wheel_carries_its_data_beside_the_modules(tmp_path: Path) -> None:
    module = _package(tmp_path / "lib" / "site-packages" / "briefviewer")
    (module.parent / "_data").mkdir()
    assert resources.data_root(module) == module.parent / "_data"


def test_an_editable_checkout_is_known_by_its_pyproject(tmp_path: Path) -> None:
    module = _package(tmp_path / "src" / "briefviewer")
    (tmp_path / "pyproject.toml").touch()
    assert resources.data_root(module) == tmp_path


def test_a_frozen_program_unpacks_the_same_folder(tmp_path: Path) -> None:
    module = _package(tmp_path / "src" / "briefviewer")
    assert resources.data_root(module, tmp_path) == tmp_path / "briefviewer" / "_data"


def test_without_data_it_says_so(tmp_path: Path) -> None:
    module = _package(tmp_path / "src" / "briefviewer")
    with pytest.raises(FileNotFoundError, match="no data beside"):
        resources.data_root(module)


def test_this_program_finds_its_seeds_and_resources() -> None:
    assert resources.seeds_dir().is_dir()
    assert (resources.resources_dir() / "i18n").is_dir()


@pytest.mark.parametrize("name", sorted(resources._FONTS))
def test_every_font_is_there(name: str) -> None:
    assert resources.font_file(name).read_bytes()[:4] in {b"\0\1\0\0", b"OTTO"}
