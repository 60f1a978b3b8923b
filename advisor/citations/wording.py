"""Where quoted words stand: in another article of an instrument, or anywhere in the indexed law."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from advisor.citations.compare import fold, is_within, parts
from advisor.domain import Instrument, ProvisionRef, Version
from advisor.sources.library import Library

_LEAST_WITHIN, _LEAST_ANYWHERE = 8, 10
"""Shorter words stand in many articles by chance."""


@dataclass(frozen=True, slots=True)
class Place:
    """An article held in official wording."""

    instrument: str
    article: str | None
    version: date
    text: str
    folded: str


class Wording:
    """Search in official wording; what was folded once is kept for the next look-up."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._held: dict[tuple[str, date], tuple[Place, ...]] = {}

    def within(self, instrument: Instrument, version: Version, quote: str) -> Place | None:
        """The first article of that text that has the words."""
        wanted = parts(quote)
        if sum(map(len, wanted)) < _LEAST_WITHIN:
            return None
        return next(
            (place for place in self._places(instrument, version) if is_within(wanted, place.folded)), None
        )

    def anywhere(self, on: date, quote: str) -> Place | None:
        """The first article of the indexed law of that day that has the words."""
        if sum(map(len, parts(quote))) < _LEAST_ANYWHERE:
            return None
        for instrument in self._library.instruments:
            version = self._library.version_on(instrument, on)
            # What the user added is searched whatever the law: it was added on purpose.
            if version is not None and (version.added or (instrument.indexed and version.official)):
                place = self.within(instrument, version, quote)
                if place is not None:
                    return place
        return None

    def nearest(self, instrument: Instrument, version: Version, quote: str) -> Place | None:
        """The article that shares most pairs of characters with the words; None where no text is held."""
        wanted = Counter(_pairs("".join(parts(quote))))
        places = self._places(instrument, version)
        return max(places, key=lambda place: _shared(wanted, place.folded), default=None)

    def of_article(self, instrument: Instrument, article: str) -> Place | None:
        """The article in the newest text held of the instrument, whatever the day."""
        provision = self._library.provision(ProvisionRef(instrument.title, article))
        if provision is None or provision.text is None:
            return None
        return Place(instrument.title, article, provision.version, provision.text, fold(provision.text))

    def _places(self, instrument: Instrument, version: Version) -> tuple[Place, ...]:
        key = (instrument.title, version.effective)
        if key not in self._held:
            self._held[key] = tuple(
                Place(instrument.title, one.ref.article, one.version, one.text, fold(one.text))
                for one in self._library.provisions(instrument, version.effective)
                if one.text is not None
            )
        return self._held[key]


def _pairs(text: str) -> list[str]:
    return [text[n : n + 2] for n in range(len(text) - 1)]


def _shared(wanted: Counter[str], text: str) -> int:
    # Longer articles share more by chance; a small price on length lets the shorter of two equals win.
    return 1000 * sum((wanted & Counter(_pairs(text))).values()) - len(text)
