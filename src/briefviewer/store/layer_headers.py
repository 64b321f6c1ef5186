"""Which column of a table holds which field, by the names that columns usually have."""

import re
from collections.abc import Mapping, Sequence
from unicodedata import normalize

from briefviewer.domain.errors import UsageError
from briefviewer.store.layer_rows import FIELDS

_USUAL: Mapping[str, str] = {
    "id": "id eventid eventidcnty key identifier 번호 식별자",
    "title": "title headline name event eventtitle subject label 제목 사건 사건명 이름",
    "when": "when edtf date eventdate day datum occurred published timestamp datetime 날짜 일자 일시",
    "start": "start startdate from begin begins began 시작 시작일 개시일",
    "end": "end enddate to until ends ended finish 끝 종료 종료일",
    "modifier": "modifier",
    "kind": "kind type eventtype category class 종류 유형 분류",
    "actors": "actors actor who participants parties countries country 행위자 주체 국가",
    "themes": "themes theme topic topics tags keywords 주제 테마",
    "status": "status 상태",
    "board": "board",
    "basis": "basis",
    "role": "role",
    "place": "place location where city admin1 venue 장소 위치 지역",
    "summary": "summary description notes text details abstract body 요약 내용 설명 개요",
    "source": "source sources url link reference 출처 원문",
}
_FIELD_OF = {name: field for field, names in _USUAL.items() for name in names.split()}


def mapping_for(header: Sequence[str], given: Mapping[str, str]) -> Mapping[str, str]:
    """Column by field: as given, and for the other fields the columns with usual names, first come first served.

    Raises:
        UsageError: ``import-unknown-field``, ``import-unknown-column`` or ``import-no-title``.

    >>> mapping_for(["Headline", "Start date", "Foo"], {"summary": "Foo"})
    {'title': 'Headline', 'start': 'Start date', 'summary': 'Foo'}
    """
    for field, column in given.items():
        if field not in FIELDS:
            raise UsageError("import-unknown-field", field=field, fields=", ".join(FIELDS))
        if column not in header:
            raise UsageError("import-unknown-column", column=column, header=", ".join(header))
    found = dict(given)
    for column in header:
        usual = _FIELD_OF.get(_plain(column))
        if usual is not None and usual not in found and column not in found.values():
            found[usual] = column
    _settle_dates(found, given)
    if "title" not in found:
        raise UsageError("import-no-title", header=", ".join(header))
    return {field: found[field] for field in FIELDS if field in found}


def _settle_dates(found: dict[str, str], given: Mapping[str, str]) -> None:
    """A date stands in one column, or starts in one and ends in another; what was given is not overruled."""
    if "when" in found and ("start" in found or "end" in found):
        if "when" in given:
            for name in ("start", "end"):
                if name not in given:
                    found.pop(name, None)
        elif "start" in found and ("end" in found or "start" in given):
            del found["when"]
        elif "end" in found:
            found["start"] = found.pop("when")
        else:
            del found["start"]


def _plain(column: str) -> str:
    return re.sub(r"[\W_]+", "", normalize("NFC", column).casefold())
