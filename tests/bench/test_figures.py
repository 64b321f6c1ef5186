import pytest

from briefviewer.bench.figures import Figure, Spread


@pytest.mark.parametrize(("goal", "met"), [(0.5, True), (0.4, False), (None, None)])
def test_a_figure_says_whether_its_goal_is_met(goal: float | None, met: bool | None) -> None:
    figure = Figure("build", 10, "first build", 1.0, "baseline", 2.0, goal)
    assert (figure.ratio, figure.is_met) == (0.5, met)
    assert figure.as_record()["met"] is met


def test_a_spread_tells_the_usual_and_the_slow() -> None:
    assert Spread.of([1.0] * 19 + [3.0]).median == 1.0
    assert Spread.of([float(each) for each in range(101)]).percentile_95 == 95.0
