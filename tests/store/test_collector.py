import gc

import pytest

from briefviewer.store.collector import collector_paused


def test_the_collector_rests_and_goes_on_even_after_a_failure() -> None:
    def fail() -> None:
        with collector_paused():
            assert not gc.isenabled()
            raise RuntimeError

    assert gc.isenabled()
    with pytest.raises(RuntimeError):
        fail()
    assert gc.isenabled()


def test_it_stays_off_for_whoever_had_it_off() -> None:
    gc.disable()
    try:
        with collector_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
