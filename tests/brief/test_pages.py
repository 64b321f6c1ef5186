import pytest

from briefviewer.brief.pages import Pages, rows_of
from briefviewer.domain.errors import BriefviewerError
from tests.brief.packets import Printed


def test_a_page_is_as_large_as_asked_and_not_blank(printed: Printed) -> None:
    with Pages(printed.pdf) as pages:
        assert [round(each) for each in pages.sizes[0]] == [595, 842]
        picture = pages.picture(1, 0.5)
    assert (picture.width, picture.height) == (298, 421)
    assert picture.height == rows_of(pages.sizes[0][1], 0.5)
    assert len(picture.pixels) == picture.width * picture.height * 4
    assert len(set(picture.pixels[0::4])) > 10


def test_the_bar_of_the_cover_is_blue_on_top(printed: Printed) -> None:
    with Pages(printed.pdf) as pages:
        blue, _, red, _ = pages.picture(1, 1.0).pixels[:4]
    assert blue > red + 50


@pytest.mark.parametrize("scale", [1.0, 1.2789, 3.1])
def test_bands_make_up_the_page(printed: Printed, scale: float) -> None:
    with Pages(printed.pdf) as pages:
        whole = pages.picture(2, scale)
        tops = range(0, whole.height, 100)
        bands = [pages.picture(2, scale, (top, min(top + 100, whole.height))) for top in tops]
    assert [each.height for each in bands[:-1]] == [100] * (len(bands) - 1)
    assert sum(each.height for each in bands) == whole.height
    joined = b"".join(each.pixels for each in bands)
    differing = sum(abs(one - other) > 40 for one, other in zip(joined, whole.pixels, strict=True))
    assert differing < len(joined) * 0.002


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(BriefviewerError, match="packet-unreadable"):
        Pages(b"no such thing")
