import pytest

from briefviewer.app.admission import Admission, admission_of, admitted
from briefviewer.domain.facet import Facet, Filters

BOTH = Filters(
    include={Facet.ACTOR: (("usa", "rok"), ("dprk",)), Facet.KIND: (("summit",),)}, exclude={Facet.ACTOR: ("japan",)}
)


@pytest.mark.parametrize(
    ("value", "admission"),
    [
        ("usa", Admission.INCLUDED),
        ("dprk", Admission.INCLUDED),
        ("japan", Admission.EXCLUDED),
        ("china", Admission.NEITHER),
        ("summit", Admission.NEITHER),
    ],
)
def test_a_value_is_asked_for_left_out_or_neither(value: str, admission: Admission) -> None:
    assert admission_of(BOTH, Facet.ACTOR, value) is admission
    assert admitted(BOTH, Facet.ACTOR, value, admission) is BOTH


@pytest.mark.parametrize("value", ["usa", "japan", "china"])
@pytest.mark.parametrize("admission", list(Admission))
def test_a_value_does_what_it_is_asked_and_others_what_they_did(value: str, admission: Admission) -> None:
    found = admitted(BOTH, Facet.ACTOR, value, admission)
    assert admission_of(found, Facet.ACTOR, value) is admission
    for other in {"dprk", "japan", "china"} - {value}:
        assert admission_of(found, Facet.ACTOR, other) is admission_of(BOTH, Facet.ACTOR, other)
    assert found.include[Facet.KIND] == (("summit",),)


def test_a_choice_of_several_goes_with_one_of_its_values() -> None:
    found = admitted(BOTH, Facet.ACTOR, "usa", Admission.EXCLUDED)
    assert found.include[Facet.ACTOR] == (("dprk",),)
    assert found.exclude[Facet.ACTOR] == ("japan", "usa")


def test_nothing_is_left_of_what_asks_nothing() -> None:
    found = admitted(Filters(), Facet.KIND, "summit", Admission.INCLUDED)
    assert admitted(found, Facet.KIND, "summit", Admission.NEITHER) == Filters()
    found = admitted(Filters(), Facet.KIND, "summit", Admission.EXCLUDED)
    assert admitted(found, Facet.KIND, "summit", Admission.NEITHER) == Filters()
