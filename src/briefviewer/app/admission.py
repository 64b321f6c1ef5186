"""One value of a facet among the filters: asked for, left out, or neither."""

from dataclasses import replace
from enum import Enum, auto

from briefviewer.domain.facet import Facet, Filters


class Admission(Enum):
    """What a facet's value is asked to do."""

    NEITHER = auto()
    INCLUDED = auto()
    EXCLUDED = auto()


def admission_of(filters: Filters, facet: Facet, value: str) -> Admission:
    """What a value is asked to do."""
    if value in filters.exclude.get(facet, ()):
        return Admission.EXCLUDED
    included = any(value in choice for choice in filters.include.get(facet, ()))
    return Admission.INCLUDED if included else Admission.NEITHER


def admitted(filters: Filters, facet: Facet, value: str, admission: Admission) -> Filters:
    """Filters that ask a value to do something else; the same where it does so already."""
    if admission_of(filters, facet, value) is admission:
        return filters
    include = dict(filters.include)
    exclude = dict(filters.exclude)
    include[facet] = tuple(choice for choice in include.get(facet, ()) if value not in choice)
    exclude[facet] = tuple(each for each in exclude.get(facet, ()) if each != value)
    if admission is Admission.INCLUDED:
        include[facet] = (*include[facet], (value,))
    elif admission is Admission.EXCLUDED:
        exclude[facet] = (*exclude[facet], value)
    return replace(
        filters,
        include={each: choices for each, choices in include.items() if choices},
        exclude={each: values for each, values in exclude.items() if values},
    )
