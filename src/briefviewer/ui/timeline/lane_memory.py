"""How lanes were left, as a text for the window's memory: order, heights, hidden and folded ones for each sort."""

import json
from collections.abc import Sequence

from briefviewer.domain.view import LaneBy
from briefviewer.timeline.lanes import LaneSpec


def lanes_as_text(specs: Sequence[LaneSpec], *, is_folding: bool) -> str:
    """Lanes of all sorts, and whether time is folded, in one line."""
    sorts = {
        spec.by.value: {
            "order": list(spec.order),
            "hidden": sorted(spec.hidden),
            "folded": sorted(spec.folded),
            "rows": dict(sorted(spec.rows.items())),
        }
        for spec in specs
        if spec != LaneSpec(spec.by)
    }
    return json.dumps({"sorts": sorts, "folds_time": is_folding}, ensure_ascii=False) if sorts or is_folding else ""


def lanes_from_text(text: str) -> tuple[tuple[LaneSpec, ...], bool]:
    """What ``lanes_as_text`` made of them. Of a text that is none of its own nothing is remembered."""
    try:
        data = json.loads(text) if text else {}
        sorts = data.get("sorts", {})
        specs = [
            LaneSpec(
                by=LaneBy(by),
                hidden=frozenset(str(key) for key in each["hidden"]),
                folded=frozenset(str(key) for key in each["folded"]),
                order=tuple(str(key) for key in each["order"]),
                rows={str(key): int(rows) for key, rows in each["rows"].items()},
            )
            for by, each in sorts.items()
        ]
        return tuple(specs), data.get("folds_time") is True
    except (ValueError, TypeError, KeyError, AttributeError):
        return (), False
