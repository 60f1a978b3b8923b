"""What may be shown: rules of the worker's place, in force on the date.

Done in memory after over-fetching: a `where` in the vector store cost ten times the query.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from advisor.domain import Inquiry, Passage, Provision
from advisor.sources.library import Library
from advisor.sources.places import Place

NATION = "全国"
HOME = "广东"
"""The province whose rules are shown where no place is known; its sums are not (see the writer)."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The date of the law and the jurisdictions whose rules apply."""

    as_of: date
    jurisdictions: frozenset[str]

    def admits(self, passage: Passage) -> bool:
        """Whether the passage is of the place and was in force, or in doubt, on the date.

        Topics, cases and the user's documents have neither: what they lead to is filtered itself.
        """
        return (
            passage.jurisdiction in self.jurisdictions
            and (passage.effective is None or passage.effective <= self.as_of)
            and (passage.until is None or self.as_of <= passage.until)
        )

    def admits_provision(self, provision: Provision) -> bool:
        """The place alone: the library gave the provision for the date."""
        return provision.jurisdiction in self.jurisdictions


def scope(as_of: date, jurisdictions: Iterable[str] | None) -> Scope:
    """The nation always; the given places; where none is given, `HOME`."""
    return Scope(as_of, frozenset({NATION, *(jurisdictions or (HOME,))}))


def places_in(text: str, library: Library) -> tuple[str, ...]:
    """Provinces and cities named in a text; none when it names none."""
    return tuple(dict.fromkeys(name for place, _ in library.places.find_in(text) for name in _names(place)))


def places_of(inquiry: Inquiry, library: Library) -> tuple[str, ...]:
    """The province and city of the worker's case; none when not known."""
    for fact in ("city", "province"):
        told = inquiry.facts.get(fact)
        place = library.places.city(told) if isinstance(told, str) else None
        if place is not None:
            return tuple(_names(place))
    return ()


def _names(place: Place) -> Iterable[str]:
    return (name for name in (place.province, place.city) if name)
