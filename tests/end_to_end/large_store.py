"""The store that ships with a made layer beside it: ``python tests/end_to_end/large_store.py FOLDER ROWS``.

The rows speak of the kinds, actors and themes of the store, so that they stand in its lanes and count in its facets.
"""

import sys
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from briefviewer.bench.made_tables import make_table  # noqa: E402
from briefviewer.bootstrap import Folders, open_store  # noqa: E402
from briefviewer.resources import seeds_dir  # noqa: E402
from briefviewer.store.importing import ImportRequest, Outcome  # noqa: E402

LASTING = 0.01


def make_large_store(folder: Path, rows: int) -> Path:
    """Make it; its path."""
    path = copytree(seeds_dir() / "alliance-2025", folder)
    with TemporaryDirectory() as name, open_store(path, Folders(*(Path(name),) * 4)) as store:
        library = store.library
        table = make_table(
            Path(name) / "made.csv",
            rows,
            themes=tuple(library.themes),
            kinds=tuple(library.kinds),
            actors=tuple(library.actors),
            lasting=LASTING,
        )
        report = store.import_layer(ImportRequest(table))
        if report.outcome is not Outcome.IMPORTED or report.losses or report.layer.rows != rows:
            raise ValueError(f"not all rows were taken: {report}")
    return path


if __name__ == "__main__":
    print(make_large_store(Path(sys.argv[1]), int(sys.argv[2])))
