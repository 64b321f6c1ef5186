"""Which lanes there are, and which events stand in which: by theme, actor, kind, document or pair of countries.

An event may belong to several lanes. It is drawn whole in the first and as a tick in the others.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from briefviewer.columns.events import EventColumns, Links, Rows
from briefviewer.domain.facet import Facet
from briefviewer.domain.library import ActorId, ActorKind, KindId, Library, ThemeId
from briefviewer.domain.view import LaneBy
from briefviewer.words import Words

Positions = NDArray[np.int64]
"""Places in the list of rows that the lanes were made for."""

ACTOR_LANES = 12
DYAD_LANES = 12
MAIN_ACTOR = 2
"""An actor that is no country has a lane of its own from so many events on."""
REST = "…"
"""The key of the lane for all that stands in no other."""


@dataclass(frozen=True, slots=True)
class LaneSpec:
    """Which lanes the user wants: by what, which of them hidden or folded (keys), in what order.

    ``rows`` says how many rows a lane has been given by hand; the others have as many as they need.
    """

    by: LaneBy = LaneBy.THEME
    hidden: frozenset[str] = frozenset()
    folded: frozenset[str] = frozenset()
    order: tuple[str, ...] = ()
    rows: Mapping[str, int] = field(default_factory=dict)

    def has_same_lanes(self, other: "LaneSpec") -> bool:
        """Whether only the heights of lanes differ, if anything."""
        return (self.by, self.hidden, self.order) == (other.by, other.hidden, other.order)


@dataclass(frozen=True, slots=True)
class Lane:
    """A band of the timeline. ``total`` counts all events that belong to it, drawn whole or as a tick."""

    key: str
    label: str
    total: int


@dataclass(frozen=True, slots=True)
class LaneTable:
    """The lanes that have events, and who stands where.

    ``home[i]`` is the lane that row ``rows[i]`` is drawn whole in, −1 where all its lanes are hidden. ``visitors`` and
    ``visited`` are beside each other: place in ``rows`` and lane, for each tick.
    """

    lanes: tuple[Lane, ...]
    rows: Rows
    home: Positions
    visitors: Positions
    visited: Positions

    @property
    def hidden(self) -> int:
        """How many events stand in hidden lanes only."""
        return int((self.home < 0).sum())


@dataclass(frozen=True, slots=True)
class Membership:
    """Lane candidates in order, and pairs (position, candidate) in the order an event prefers its lanes."""

    keys: Sequence[str]
    labels: Sequence[str]
    positions: Positions
    candidates: Positions


def lane_table(membership: Membership, rows: Rows, spec: LaneSpec) -> LaneTable:
    """The lanes of some rows.

    Args:
        membership: Where they belong, by what ``spec`` wants.
        rows: The rows that stand on the axis, in order.
    """
    wanted = _wanted(membership, spec)
    lane_of = np.full(len(membership.keys), -1, dtype=np.int64)
    lane_of[wanted] = np.arange(len(wanted))
    positions, lanes = membership.positions, lane_of.take(membership.candidates)
    if (lanes < 0).any():
        shown = np.flatnonzero(lanes >= 0)
        positions, lanes = positions.take(shown), lanes.take(shown)
    home = np.full(len(rows), -1, dtype=np.int64)
    home[positions[::-1]] = lanes[::-1]  # of several lanes the first is written last, and stays
    visits = np.flatnonzero(home.take(positions) != lanes)
    totals = np.bincount(lanes, minlength=len(wanted))
    made = [
        Lane(membership.keys[each], membership.labels[each], int(total))
        for each, total in zip(wanted, totals, strict=True)
    ]
    return LaneTable(tuple(made), rows, home, positions.take(visits), lanes.take(visits))


def _wanted(membership: Membership, spec: LaneSpec) -> list[int]:
    """Candidates that have events and are not hidden, in the order asked for; the others behind in their own."""
    counts = np.bincount(membership.candidates, minlength=len(membership.keys))
    shown = [index for index, key in enumerate(membership.keys) if counts[index] > 0 and key not in spec.hidden]
    asked = {key: place for place, key in enumerate(spec.order)}
    return sorted(shown, key=lambda index: (asked.get(membership.keys[index], len(asked)), index))


def membership_of(columns: EventColumns, library: Library, rows: Rows, by: LaneBy, words: Words) -> Membership:
    """Where some rows belong.

    Args:
        rows: The rows that stand on the axis, in order.
    """
    match by:
        case LaneBy.THEME:
            keys = columns.vocabulary[Facet.THEME]
            names = [_theme_name(library, key, words.language) for key in keys]
            return _with_rest(rows, keys, names, *_pairs(columns.themes, rows), words.text("No theme"))
        case LaneBy.DOCUMENT:
            keys = columns.vocabulary[Facet.DOCUMENT]
            names = [_document_name(library, key) for key in keys]
            return _with_rest(rows, keys, names, *_pairs(columns.documents, rows), words.text("No document"))
        case LaneBy.KIND:
            keys = columns.vocabulary[Facet.KIND]
            names = [_kind_name(library, key, words.language) for key in keys]
            codes = columns.kind[rows].astype(np.int64)
            known = np.flatnonzero(codes >= 0)
            return _with_rest(rows, keys, names, known, codes[known], words.text("No kind"))
        case LaneBy.ACTOR:
            return _by_actor(columns, library, rows, words)
    return _by_dyad(columns, library, rows, words)


def _pairs(links: Links, rows: Rows) -> tuple[Positions, Positions]:
    """(position, code) for each code of each row, in the order of the records."""
    if links.are_few(rows):
        places, lengths = links.places(rows)
        return np.repeat(np.arange(len(rows)), lengths), links.codes[places].astype(np.int64)
    place = np.full(len(links.starts) - 1, -1, dtype=np.int64)
    place[rows] = np.arange(len(rows))
    positions = place[links.owners]
    held = np.flatnonzero(positions >= 0)  # numbers are gathered faster than a mask is followed
    return positions.take(held), links.codes.take(held).astype(np.int64)


def _with_rest(
    rows: Rows, keys: Sequence[str], labels: Sequence[str], positions: Positions, candidates: Positions, rest: str
) -> Membership:
    """Events that belong nowhere get a lane of their own, the last."""
    placed = np.zeros(len(rows), dtype=np.bool_)
    placed[positions] = True
    left = np.flatnonzero(~placed)
    return Membership(
        [*keys, REST],
        [*labels, rest],
        np.concatenate([positions, left]),
        np.concatenate([candidates, np.full(len(left), len(keys), dtype=np.int64)]),
    )


def _by_actor(columns: EventColumns, library: Library, rows: Rows, words: Words) -> Membership:
    """Countries, then the commonest of the other actors that are part of no one; the rest together."""
    keys = columns.vocabulary[Facet.ACTOR]
    root_of = _roots(keys, library)
    positions, codes = _pairs(columns.actors, rows)
    positions, codes = _distinct(positions, root_of[codes])
    counts = np.bincount(codes, minlength=len(keys))
    country = _countries(keys, library)
    others = [code for code in np.argsort(-counts, kind="stable") if counts[code] >= MAIN_ACTOR and not country[code]]
    countries = [code for code in range(len(keys)) if country[code] and counts[code] > 0]
    main = sorted(int(code) for code in others[: max(0, ACTOR_LANES - len(countries))])
    chosen = countries + main
    return _narrowed(rows, positions, codes, chosen, keys, library, words, words.text("Other actors"))


def _narrowed(
    rows: Rows,
    positions: Positions,
    codes: Positions,
    chosen: Sequence[int],
    keys: Sequence[str],
    library: Library,
    words: Words,
    rest: str,
) -> Membership:
    lane_of = np.full(len(keys), -1, dtype=np.int64)
    lane_of[chosen] = np.arange(len(chosen))
    lanes = lane_of[codes]
    held = lanes >= 0
    names = [_actor_name(library, keys[code], words.language) for code in chosen]
    return _with_rest(rows, [keys[code] for code in chosen], names, positions[held], lanes[held], rest)


def _by_dyad(columns: EventColumns, library: Library, rows: Rows, words: Words) -> Membership:
    """The commonest pairs of countries; the other pairs together; then what is about no pair."""
    keys = columns.vocabulary[Facet.ACTOR]
    root_of = _roots(keys, library)
    positions, codes = _pairs(columns.actors, rows)
    codes = root_of[codes]
    is_country = _countries(keys, library)
    countries = np.flatnonzero(is_country)
    number_of = np.cumsum(is_country) - 1
    many = max(len(countries), 1)
    held = is_country[codes]
    # As one number each they are quickly in order, and each once.
    named = np.sort(positions[held] * many + number_of[codes[held]])
    named = named[np.concatenate([named[:1] >= 0, named[1:] != named[:-1]])]
    first, one, other = _joined(*np.divmod(named, many))
    pair = one * many + other
    counts = np.bincount(pair, minlength=many * many)
    found = np.flatnonzero(counts)
    common = found[np.argsort(-counts[found], kind="stable")[:DYAD_LANES]]
    lane_of = np.full(many * many, len(common), dtype=np.int64)
    lane_of[common] = np.arange(len(common))
    names = []
    pair_keys = []
    for index in common:
        a, b = (int(countries[number]) for number in divmod(int(index), many))
        pair_keys.append(f"{keys[a]}+{keys[b]}")
        names.append(
            words.text(
                "{one} – {other}",
                one=_actor_name(library, keys[a], words.language),
                other=_actor_name(library, keys[b], words.language),
            )
        )
    first, lanes = _distinct(first, lane_of[pair])
    return _with_rest(
        rows,
        [*pair_keys, "other-pairs"],
        [*names, words.text("Other pairs")],
        first,
        lanes,
        words.text("No pair of countries"),
    )


def _joined(positions: Positions, codes: Positions) -> tuple[Positions, Positions, Positions]:
    """All pairs of codes within a position; both arrays sorted by position, then code."""
    nothing = np.zeros(0, dtype=np.int64)
    found = [(nothing, nothing, nothing)]
    found += [(positions[at], codes[at - behind], codes[at]) for behind, at in _neighbours(positions)]
    places, ones, others = (np.concatenate(each) for each in zip(*found, strict=True))
    return places, ones, others


def _distinct(positions: Positions, codes: Positions) -> tuple[Positions, Positions]:
    """The same pairs, each once, positions rising and within one the first-named code first."""
    if (positions[1:] < positions[:-1]).any():
        order = np.argsort(positions, kind="stable")  # a few rising stretches: by far the quickest kind
        positions, codes = positions[order], codes[order]
    is_new = np.ones(len(positions), dtype=np.bool_)
    for behind, places in _neighbours(positions):
        is_new[places[codes[places] == codes[places - behind]]] = False
    return positions[is_new], codes[is_new]


def _neighbours(positions: Positions) -> Iterator[tuple[int, Positions]]:
    """For 1, 2, … the places that have the same position as the place so many before them; positions rise."""
    behind = 1
    places: Positions = np.flatnonzero(positions[1:] == positions[:-1]) + 1
    while len(places):
        yield behind, places
        behind += 1
        # Only who shared it with the place one nearer can share it with the next: positions rise.
        places = places[places >= behind]
        places = places[positions[places] == positions[places - behind]]


def _roots(keys: Sequence[str], library: Library) -> Positions:
    """For each actor the code of the actor it is in the end part of: the country of a minister."""
    codes: Mapping[str, int] = {key: code for code, key in enumerate(keys)}
    roots = np.arange(len(keys), dtype=np.int64)
    for code, key in enumerate(keys):
        here, seen = key, {key}
        while (actor := library.actors.get(ActorId(here))) is not None and actor.part_of:
            if actor.kind is ActorKind.COUNTRY or actor.part_of[0] in seen or actor.part_of[0] not in codes:
                break
            here = actor.part_of[0]
            seen.add(here)
        roots[code] = codes[here]
    return roots


def _countries(keys: Sequence[str], library: Library) -> NDArray[np.bool_]:
    kinds = [actor.kind if (actor := library.actors.get(ActorId(key))) else None for key in keys]
    return np.array([kind is ActorKind.COUNTRY for kind in kinds], dtype=np.bool_)


def _theme_name(library: Library, key: str, language: str) -> str:
    theme = library.themes.get(ThemeId(key))
    return theme.name.in_language(language) if theme else key


def _kind_name(library: Library, key: str, language: str) -> str:
    kind = library.kinds.get(KindId(key))
    return kind.label.in_language(language) if kind else key


def _actor_name(library: Library, key: str, language: str) -> str:
    actor = library.actors.get(ActorId(key))
    return actor.name.in_language(language) if actor else key


def _document_name(library: Library, key: str) -> str:
    for document in library.documents.values():
        if document.id == key:
            return document.publisher or document.title
    return key
