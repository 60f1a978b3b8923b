"""What a model is given to write with: numbered sentences of law, and lines that stand as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from advisor.answering.desk import Desk
from advisor.domain import Question, Section, Sentence, SentenceKind

MORE_CLAIMS = 4
"""Claims offered beyond the template's own: choice for the model, and an answer that is still read."""

_LETTERS: Mapping[SentenceKind, str] = {
    "claim": "C",
    "sum": "S",
    "deadline": "D",
    "connective": "A",
    "hotline": "H",
    "quotation": "Q",
}
_OF_LAW: tuple[Question, ...] = ("lawful", "how_much", "boss_says")


@dataclass(frozen=True, slots=True)
class Lines:
    """Sentences by the number the model knows them by (C1, S1, …), in the template's order."""

    claims: Mapping[str, Sentence]
    fixed: Mapping[str, Sentence]
    """What the short answer must have: sums, last days, the first step, whom to call. Never reworded."""
    answering: tuple[str, ...]
    """The claims by which the template's short answer answers: they may be reworded, not left out."""

    def find(self, name: str) -> tuple[str, Sentence] | None:
        """The number and sentence of that name; a claim's own id is understood as well."""
        known = {**self.claims, **self.fixed}
        if name.upper() in known:
            return name.upper(), known[name.upper()]
        return next((one for one in self.claims.items() if one[1].source == name), None)


def offered(desk: Desk, sections: Iterable[Section]) -> Lines:
    """The claims of the template's short answer and law, a few more that were asked about, its fixed lines.

    A claim that another section states is not offered: it would be said twice.
    """
    sections = tuple(sections)
    ours = [sentence for key in ("short", "law") for sentence in _sentences(sections, key)]
    claims = [one for one in ours if one.kind == "claim"]
    elsewhere = {
        sentence.source for section in sections for sentence in _sentences((section,), section.key)
    } - {one.source for one in claims}
    by_source = {one.source: one for one in claims}
    more = (one for one in _more(desk) if one.source not in elsewhere and one.source not in by_source)
    by_source |= {one.source: one for one in islice(more, MORE_CLAIMS)}
    answers = next((section.blocks[0].sentences for section in sections if section.key == "short"), ())
    named = _numbered(by_source.values())
    return Lines(
        named,
        _numbered([one for one in answers if one.kind != "claim"]),
        tuple(name for name, one in named.items() if one in answers),
    )


def _more(desk: Desk) -> Iterator[Sentence]:
    for question in dict.fromkeys((*desk.inquiry.asks, *_OF_LAW)):
        if question in _OF_LAW[:2]:
            for claim in desk.claims_for(question):
                if (sentence := desk.state(claim)) is not None:
                    yield sentence


def _sentences(sections: Iterable[Section], key: str) -> Iterator[Sentence]:
    for section in sections:
        if section.key == key:
            for block in section.blocks:
                yield from block.sentences


def _numbered(sentences: Iterable[Sentence]) -> dict[str, Sentence]:
    named: dict[str, Sentence] = {}
    for sentence in sentences:
        letter = _LETTERS[sentence.kind]
        count = sum(name.startswith(letter) for name in named)
        named[f"{letter}{count + 1}"] = sentence
    return named


def listed(lines: Mapping[str, Sentence]) -> str:
    """One line a sentence: C1 …【1】."""
    return "\n".join(f"{name} {one.text}{marks(one)}" for name, one in lines.items()) or "（没有）"


def marks(sentence: Sentence) -> str:
    return "".join(f"【{n}】" for n in sentence.cites)
