"""Where the figures of a sentence come from: its own award, the worker, or nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from advisor.answering.authored import award_texts
from advisor.answering.base import Lookup
from advisor.domain import Award, Deadline, Facts, Inquiry, Item
from advisor.figures import Figure, amount_of, figures, figures_of_value

_MONTH = r"(?:\d{2,4}\s*年\s*)?\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?"
_SPAN = re.compile(rf"{_MONTH}\s*(?:至|到|—|-|~|～)+\s*{_MONTH}")

_ROLES = {
    "recent": re.compile(r"最近|近\s*\d"),
    "older": re.compile(r"更早|较早|早先"),
    "barred": re.compile(r"过了|过期|要不回"),
    "low": re.compile(r"最少|至少"),
    "high": re.compile(r"最多|至多"),
    "total": re.compile(r"累计|合计|总共|共计|一共|攒下|总额"),
    "amount": re.compile(r"(?:可以|还能|还可以|能|可)要回?(?!不)|能拿"),
}
"""What a sentence says an amount is. The role named last before an amount is the one it claims."""


class Worker:
    """What the worker told: figures and places a sentence may repeat."""

    def __init__(self, inquiry: Inquiry, library: Lookup, more: Facts | None = None) -> None:
        facts = [*inquiry.facts, *(more or Facts())]
        self.figures: tuple[Figure, ...] = (
            *figures(inquiry.question),
            *figures_of_value(inquiry.as_of),
            *figures_of_value(inquiry.filing),
            *(one for fact in facts for one in (*figures_of_value(fact.value), *figures(fact.words))),
        )
        self.words = "\n".join((inquiry.question, *(fact.words for fact in facts)))
        said = [self.words, *(str(fact.value) for fact in facts if isinstance(fact.value, str))]
        self._library = library
        self._places = {name for text in said for name in self._names(text)}

    def stranger_place(self, text: str, *known: str) -> str | None:
        """A place the text names and neither the worker nor `known` does."""
        allowed = self._places | {name for words in known for name in self._names(words)}
        for place, words in self._library.places.find_in(text):
            if words not in allowed and not {place.city or place.province, words} & allowed:
                return words
        return None

    def _names(self, text: str) -> Iterator[str]:
        for place, words in self._library.places.find_in(text):
            yield from (name for name in (place.city, place.province, words) if name)


@dataclass(frozen=True, slots=True)
class Facet:
    """Figures that belong together in an award; a sentence uses them only beside one of the labels."""

    labels: tuple[str, ...]
    figures: tuple[Figure, ...]

    def named_in(self, text: str) -> bool:
        return any(label and label in text for label in self.labels)


class Account:
    """An award as a source of figures. Each of them may be used only in a sentence about what it is."""

    def __init__(self, award: Award, library: Lookup) -> None:
        self.award = award
        self.words = "\n".join((award.title, *award_texts(award)))
        self._facets = tuple(_facets(award, library))
        lines = [item for item in award.items if item.unit == award.unit]
        counted = [item for item in lines if any(one.value for one in _value(item.value, item.unit))]
        self._counts = tuple(
            Figure("number", Decimal(n).normalize(), "个月", str(n)) for n in {len(lines), len(counted)}
        )
        # A result that is no money is told with its unit (5 天); whose amounts are money names them by role.
        total = award.amount if award.unit != "元" else None
        self._found = () if total is None else _value(f"{total.normalize():f}", award.unit)
        spans = [(_of(run[0].label), _of(run[-1].label)) for run in (lines, counted) if run]
        self._spans = {(first[0].value, last[0].value) for first, last in spans if first and last}
        self._ends = tuple(one for ends in spans for end in ends for one in end)

    def remainder(self, text: str) -> str:
        """The text without what the award itself says: labels, formulas, readings."""
        own = [label for facet in self._facets for label in facet.labels]
        own += [part for step in self.award.steps for part in (step.substituted, step.expression)]
        return _blank(text, own)

    def untraced(self, text: str, worker: Worker) -> Figure | None:
        """The first figure of a sentence that this award does not give it; None when all are traced.

        Amounts and bare numbers must come from the line, step or reading the sentence names, or be the
        total, the claimable sum or a band under its right name. Dates and counts may also come from the
        worker's facts.
        """
        facets = [facet for facet in self._facets if facet.named_in(text)]
        named = tuple(one for facet in facets for one in (*facet.figures, *_of(*facet.labels)))
        lines = {item.label for item in self.award.items}
        labels = [label for facet in facets for label in facet.labels]
        # 累计 inside a formula names no total.
        unlabelled = _blank(text, (*labels, *(step.substituted for step in self.award.steps)))
        if wrong := self._wrong_span(_blank(text, (label for label in labels if label not in lines))):
            return wrong
        at = 0
        for figure in figures(text):
            at = text.index(figure.words, at)
            if not self._allows(figure, named, _role_at(unlabelled, at), worker):
                return figure
            at += len(figure.words)
        return None

    def _allows(self, figure: Figure, named: tuple[Figure, ...], role: str | None, worker: Worker) -> bool:
        if figure.kind == "date":
            return figure.within(named) or figure.within(self._ends) or figure.within(worker.figures)
        if figure.kind == "phone":
            # A bare 1000 in a formula looks like a service number; only the formula's own line has it.
            return figure.within(named)
        if figure.unit and not figure.is_money:
            own = (*named, *self._counts, *self._found)
            return figure.within(own) or figure.within(worker.figures)
        # What a sentence says an amount is binds it, even where a line it also names has that figure.
        if role is not None:
            return figure.within(self._in_role(role))
        return figure.within(named or amount_of(self.award.amount))

    def _wrong_span(self, text: str) -> Figure | None:
        """A span of time (2022年6月至2024年9月) that is not that of the sum, by its first figure."""
        found = [(match.start(), match.end()) for match in _SPAN.finditer(text)]
        for start, end in found:
            ends = figures(text[start:end])
            if len(ends) == 2 and (ends[0].value, ends[1].value) not in self._spans:
                return ends[0]
        return None

    def has_row(self, cells: tuple[str, ...]) -> bool:
        """Whether a table row is a line of the sum, or its total, as computed."""
        if len(cells) < 2:
            return False
        label, value, note = (*cells, "")[:3]
        if label == "合计":
            return not note and self.award.total is not None and _equal(value, self.award.total)
        return any(
            item.label == label and item.note == note and _same(value, item) for item in self.award.items
        )

    def _in_role(self, role: str) -> tuple[Figure, ...]:
        award, bands = self.award, self.award.bands
        values: dict[str, tuple[Decimal | None, ...]] = {
            "recent": (bands.recent,) if bands else (),
            "older": (bands.older,) if bands else (),
            "barred": (bands.barred,) if bands else (),
            "low": (award.low,),
            "high": (award.high,),
            "total": (award.total,),
            "amount": (award.amount, award.low, award.high),
        }
        return tuple(one for value in values[role] for one in amount_of(value))


def _role_at(text: str, at: int) -> str | None:
    """The role named last before an amount; where none is, the first named in what is left of its clause."""
    before = max(
        ((match.end(), role) for role, pattern in _ROLES.items() for match in pattern.finditer(text, 0, at)),
        default=None,
    )
    if before is not None:
        return before[1]
    clause = re.split(r"[，。；]", text[at:])[0]
    after = min(
        ((match.start(), role) for role, pattern in _ROLES.items() for match in pattern.finditer(clause)),
        default=None,
    )
    return after[1] if after is not None else None


def _facets(award: Award, library: Lookup) -> Iterator[Facet]:
    for item in award.items:
        yield Facet((item.label,), (*_value(item.value, item.unit), *_of(item.note)))
    for step in award.steps:
        used = tuple(one for use in step.parameters for one in _value(use.value, use.unit))
        yield Facet(
            (step.label,), (*_of(step.substituted, step.expression), *_value(step.value, step.unit), *used)
        )
        for use in step.parameters:
            known = library.parameters.get(use.id)
            if known is not None:
                start = figures_of_value(use.effective)
                yield Facet((known.description,), (*_value(use.value, use.unit), *start))
    for other in award.alternatives:
        yield Facet((other.reading.rstrip("。"),), (*_of(other.reading), *amount_of(other.amount)))
    for text in (*award.warnings, *(item.note for item in award.items)):
        if text:
            yield Facet((text,), _of(text))


def _blank(text: str, labels: Iterable[str]) -> str:
    """The text with labels blanked out, so that a label's own words (2022年合计) name no role."""
    for label in sorted(filter(None, labels), key=len, reverse=True):
        text = text.replace(label, " " * len(label))
    return text


def deadline_figures(deadline: Deadline) -> tuple[Figure, ...]:
    return (*figures_of_value(deadline.day), *_of(deadline.label))


def _value(value: str, unit: str) -> tuple[Figure, ...]:
    return figures(f"{value} {unit}") or figures(value)


def _of(*texts: str) -> tuple[Figure, ...]:
    return tuple(one for text in texts for one in figures(text))


def _equal(words: str, value: Decimal) -> bool:
    found = figures(words)
    return [(one.kind, one.value, one.words) for one in found] == [
        ("number", value.normalize(), words.strip())
    ]


def _same(words: str, item: Item) -> bool:
    """Whether a cell gives the item's value, or both its ends, and nothing else."""
    said, held = figures(words), figures(item.value)
    rest = words
    for one in said:
        rest = rest.replace(one.words, "", 1)
    return (
        [one.value for one in said] == [one.value for one in held]
        and all(one.unit in ("", item.unit) for one in said)
        and rest.strip() in ("", "至")
    )


def strangers(text: str, sources: Iterable[Figure]) -> Figure | None:
    """The first figure of a text that no source says."""
    known = tuple(sources)
    return next((one for one in figures(text) if not one.within(known)), None)
