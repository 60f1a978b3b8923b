"""What a draft is written from: the answer, the library, and what the two sides are called in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from advisor.domain import Answer, Claim, Fact
from advisor.exports.paper import Part, Point, Words, gap
from advisor.exports.remedies import Office
from advisor.exports.words import provisions
from advisor.fact_names import shown
from advisor.sources.library import Library

LOOKED_AT = (
    "这是草稿：把【待填】的地方填好，请工会（12351）、法律援助（12348）或者律师看过再交。交之前删去这一行。"
)
_TO_CHECK = frozenset({"inferred", "assumed", "about", "at_least"})


@dataclass(frozen=True, slots=True)
class Desk:
    """`me` and `them` are what the worker and the employer are called; `office` is who is written to."""

    answer: Answer
    library: Library
    office: Office
    me: str
    them: str

    @property
    def day(self) -> date | None:
        """The day whose law the answer goes by."""
        return self.answer.verification.as_of if self.answer.verification else None

    def fact(self, *names: str) -> Fact | None:
        """The first of these that holds: not disputed, not merely supposed."""
        facts = self.answer.case.facts
        return next((facts.entries[name] for name in names if name in facts), None)

    def claims(self, ids: Iterable[str | None]) -> tuple[Point, ...]:
        """These sentences of law as written, with their provisions; only those that were law on the day."""
        held = (self.library.claims.get(id or "") for id in dict.fromkeys(ids))
        return tuple(
            Point(f"{one.text.rstrip('。')}（{provisions(one.provisions)}）。")
            for one in held
            if one is not None and self._stands(one)
        )

    def _stands(self, claim: Claim) -> bool:
        for ref in claim.provisions:
            instrument = self.library.find(ref.instrument)
            if instrument is None or self.day is None:
                return False
            if self.library.state(instrument, self.day) not in ("in_force", "in_doubt"):
                return False
        return True


def value(fact: Fact) -> str:
    """A fact's value; what was not said plainly is to be checked."""
    doubt = gap("核对是不是这样") if fact.certainty in _TO_CHECK else ""
    told = "否" if fact.value is False else shown(fact.name, fact.value)
    return f"{told}{doubt}"


def office_name(desk: Desk, name: str) -> str:
    """佛山市【待填：…】劳动人事争议仲裁委员会."""
    city, district = desk.fact("city"), desk.fact("district")
    where = f"{city.value}市" if city is not None else gap("哪个市")
    if district is not None:
        return f"{where}{district.value}{gap('核对区、县的全称')}{name}"
    return f"{where}{gap('哪个区、县，没有就删去；打12333问')}{name}"


def signature(desk: Desk) -> tuple[Part, ...]:
    return (
        Words(f"{desk.me}（签名、按手印）：{gap('签名')}", "close"),
        Words(gap("年月日"), "close"),
    )
