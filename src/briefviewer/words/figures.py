"""Numbers in words: figures with their units and qualifiers, and counts of things.

English counts in thousands and says *bn* and *tn* of money; Korean counts in myriads (만, 억, 조).
"""

from decimal import Decimal

from briefviewer.domain.event import Figure, Qualifier
from briefviewer.words.catalogue import Words, mark_in


def figure_value(figure: Figure, words: Words) -> str:
    """The value of a figure with its unit and qualifier: ``about 28,500 troops``, ``US$ 350 bn``, ``up to 15 %``."""
    told = amount(figure.value, figure.unit, words)
    return words.text_in("figure", _QUALIFIERS[figure.qualifier], value=told)


def amount(value: float | tuple[float, float], unit: str, words: Words) -> str:
    """One number, or a range of two, with its unit. A unit we have no word for is said as it is written."""
    is_money = unit in _MONEY
    if isinstance(value, tuple):
        low, high = (_scaled(each, is_money, words) for each in value)
        if low[1] == high[1]:
            number_text = words.text("{low} – {high}", low=low[0], high=high[0]) + low[1]
        else:
            number_text = words.text("{low} – {high}", low="".join(low), high="".join(high))
    else:
        number_text = "".join(_scaled(value, is_money, words))
    template = _MONEY.get(unit) or _UNITS.get(unit)
    if template is None:
        return f"{number_text} {unit}".rstrip()
    return words.text_in("unit", template, value=number_text)


def number(value: float, words: Words) -> str:
    """A number by the habits of the language: ``28,500`` or ``2만 8,500``."""
    return "".join(_scaled(value, False, words))


def _scaled(value: float, is_money: bool, words: Words) -> tuple[str, str]:
    """A number as digits and the scale they are in (`` bn``, ``억``), which a range may share."""
    exact = Decimal(str(value))
    if words.is_korean:
        return _in_myriads(exact)
    for size, scale in ((10**12, " tn"), (10**9, " bn"), (10**6, " m")) if is_money else ((10**6, " million"),):
        scaled = exact / size
        if abs(scaled) >= 1 and scaled == round(scaled, 3):
            return _digits(scaled), scale
    return _digits(exact), ""


def _in_myriads(exact: Decimal) -> tuple[str, str]:
    if exact != exact.to_integral_value() or abs(exact) < 10**4:
        return _digits(exact), ""
    sign = "-" if exact < 0 else ""
    rest = abs(int(exact))
    groups: list[tuple[str, str]] = []
    for size, scale in ((10**12, "조"), (10**8, "억"), (10**4, "만"), (1, "")):
        count, rest = divmod(rest, size)
        if count:
            groups.append((f"{count:,}", scale))
    if len(groups) == 1:
        return sign + groups[0][0], groups[0][1]
    return sign + " ".join("".join(group) for group in groups), ""


def _digits(value: Decimal) -> str:
    normal = value.normalize()
    return f"{normal:,f}"


_QUALIFIERS = {
    Qualifier.EXACTLY: mark_in("figure", "{value}"),
    Qualifier.ABOUT: mark_in("figure", "about {value}"),
    Qualifier.AT_LEAST: mark_in("figure", "at least {value}"),
    Qualifier.AT_MOST: mark_in("figure", "up to {value}"),
    Qualifier.MORE_THAN: mark_in("figure", "more than {value}"),
    Qualifier.LESS_THAN: mark_in("figure", "less than {value}"),
}

_MONEY = {
    "USD": mark_in("unit", "US$ {value}"),
    "KRW": mark_in("unit", "₩ {value}"),
    "EUR": mark_in("unit", "€ {value}"),
    "JPY": mark_in("unit", "JP¥ {value}"),
    "CNY": mark_in("unit", "CN¥ {value}"),
    "RUB": mark_in("unit", "RUB {value}"),
}

_UNITS = {
    "percent": mark_in("unit", "{value} %"),
    "percentage_points": mark_in("unit", "{value} percentage points"),
    "percent_of_gdp": mark_in("unit", "{value} %\u00a0of GDP"),
    "troops": mark_in("unit", "{value} troops"),
    "casualties": mark_in("unit", "{value} casualties"),
    "people": mark_in("unit", "{value} people"),
    "countries": mark_in("unit", "{value} countries"),
    "years": mark_in("unit", "{value} years"),
    "months": mark_in("unit", "{value} months"),
    "days": mark_in("unit", "{value} days"),
    "times": mark_in("unit", "{value} times"),
    "shells": mark_in("unit", "{value} shells"),
    "missiles": mark_in("unit", "{value} missiles"),
    "kilometres": mark_in("unit", "{value} km"),
    "tonnes": mark_in("unit", "{value} tonnes"),
}
