"""Loads a script of ``packaging/`` as a module; the folder is no package, for its name is taken by a library."""

from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

from tests.house.tracked import ROOT


def load_script(name: str) -> ModuleType:
    """The script as a module, its functions ready to call."""
    spec = spec_from_file_location(name, ROOT / "packaging" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
