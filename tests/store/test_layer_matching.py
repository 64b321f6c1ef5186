import pytest

from briefviewer.domain.layer import Layer, LayerId
from briefviewer.domain.library import Actor, ActorId, ActorKind, Kind, KindId, Library, Name, Theme, ThemeId
from briefviewer.store.layer_matching import Matching, Meaning, layer_kind

LIBRARY = Library(
    kinds={KindId("summit"): Kind(KindId("summit"), Name("Summit", "정상회담"), "blue", "circle")},
    actors={
        ActorId(id_): Actor(ActorId(id_), Name(name, korean), ActorKind.COUNTRY, aliases)
        for id_, name, korean, aliases in (
            ("usa", "United States", "미국", ("US", "Washington")),
            ("washington-state", "Washington State", None, ("Washington",)),
            ("lee", "Lee", "이", ("LEE Jae-myung",)),
            ("Lee-2", "LEE", None, ()),
        )
    },
    themes={ThemeId("trade"): Theme(ThemeId("trade"), Name("Trade", "무역"))},
)


@pytest.mark.parametrize(
    ("field", "word", "id_"),
    [
        ("actors", "usa", "usa"),
        ("actors", "USA", "usa"),
        ("actors", "united states", "usa"),
        ("actors", "미국", "usa"),
        ("actors", "us", "usa"),
        ("actors", "Lee", "lee"),
        ("actors", "LEE", "Lee-2"),
        ("kind", "정상회담", "summit"),
        ("themes", "trade", "trade"),
        ("status", "Occurred", "occurred"),
        ("board", "outlook", "outlook"),
        ("basis", "derived", "derived"),
        ("role", "forecast", "forecast"),
    ],
)
def test_words_mean_what_the_store_calls_so(field: str, word: str, id_: str) -> None:
    assert Matching(LIBRARY).meaning(field, word) == Meaning(id_)


@pytest.mark.parametrize(
    ("word", "is_ambiguous"), [("Washington", True), ("Atlantis", False), ("", False), ("trade", False)]
)
def test_what_means_nothing_or_two_things_has_no_id(word: str, is_ambiguous: bool) -> None:
    assert Matching(LIBRARY).meaning("actors", word) == Meaning(None, is_ambiguous)


def test_a_layer_has_a_kind_of_its_own_that_no_store_can_have() -> None:
    kind = layer_kind(Layer(LayerId("reports"), "Reports", "layers/r.csv", "0" * 64, 1))
    assert (kind.id, kind.label.en) == ("layer:reports", "Reports")
