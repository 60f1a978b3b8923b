"""Whether an answer says something: by the claims it states, or by words that stand together in it.

The small language of `datasets/answers.yaml`: a claim's id, or words whose parts joined by + stand together,
with / between alternatives of a part and, after !, what must be absent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from advisor.domain import Answer, Block
from advisor.text import normalise

LEAD = 200
"""Characters a worker reads first: what a phone shows before scrolling."""
_CLAIM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_CLAUSE = re.compile(r"[。;!?]")
_QUOTED = re.compile(r'"[^"]*"')
"""What the boss is said to say, as the advice repeats it to contradict it."""
_MARKS = re.compile(r"【\d+】|[*#`|]")
_NUMERALS = "零一二两三四五六七八九十百千"
_BETWEEN_DIGITS = re.compile(r"(?<=\d),(?=\d{3})")


def is_claim(term: str) -> bool:
    """Whether a term of the gold names a claim; everything else is words."""
    return _CLAIM.fullmatch(term) is not None


def claims(answer: Answer) -> frozenset[str]:
    """Ids of the claims that the answer states, in the claim's words or in others."""
    return frozenset(
        sentence.source
        for section in answer.sections
        for block in section.blocks
        for sentence in block.sentences
        if sentence.kind == "claim" and sentence.source
    )


def sentences(answer: Answer) -> tuple[str, ...]:
    """What the answer tells, normalised, a table row as one; without its questions and its sources."""
    if not answer.sections:
        return (_plain(answer.text),)
    return tuple(
        _plain(text)
        for section in answer.sections
        if section.key != "questions"
        for block in section.blocks
        for text in _texts(block)
    )


def _texts(block: Block) -> tuple[str, ...]:
    told = tuple(sentence.text for sentence in block.sentences)
    return (" ".join(told),) if block.style == "row" else told


def opening(answer: Answer) -> str:
    """The first characters a worker reads, headings aside."""
    body = re.sub(r"^#.*$", "", answer.text, flags=re.MULTILINE)
    return _plain(body)[:LEAD]


def says(answer: Answer, terms: Iterable[str]) -> bool:
    """Whether any of the terms is met: a claim stated, or words together in one sentence."""
    stated, told = claims(answer), sentences(answer)
    return any(term in stated if is_claim(term) else _together(term, told) for term in terms)


def wrongly_says(answer: Answer, terms: Iterable[str]) -> str | None:
    """The claim or the clause by which the answer says what it must not; None where it does not."""
    stated = claims(answer)
    told = sentences(answer)
    clauses = [clause for one in told for clause in _CLAUSE.split(_QUOTED.sub("", one))]
    for term in terms:
        if is_claim(term):
            if term in stated:
                return term
            continue
        for clause in clauses:
            if _stands(term, clause, affirmed=True):
                return clause
    return None


def begins_with(answer: Answer, terms: Iterable[str]) -> bool:
    """Whether any of the words stands where the worker reads first."""
    return any(_stands(term, opening(answer)) for term in terms)


def _together(term: str, told: tuple[str, ...]) -> bool:
    return any(_stands(term, sentence) for sentence in told)


def _stands(term: str, text: str, *, affirmed: bool = False) -> bool:
    words, _, absent = term.partition("!")
    if absent and any(normalise(one) in text for one in absent.split("/")):
        return False
    return all(any(_word(one, affirmed).search(text) for one in part.split("/")) for part in words.split("+"))


@cache
def _word(word: str, affirmed: bool) -> re.Pattern[str]:
    """A figure is not found inside a longer one; where `affirmed`, a word that is negated is not found."""
    plain = normalise(word)
    before = f"(?<![\\d.{_NUMERALS}])" if plain[0].isdigit() or plain[0] in _NUMERALS else ""
    before += "(?<![不没未非无])" if affirmed else ""
    after = r"(?!\d|\.\d*[1-9])" if plain[-1].isdigit() else ""
    return re.compile(before + re.escape(plain) + after)


def _plain(text: str) -> str:
    return _BETWEEN_DIGITS.sub("", normalise(_MARKS.sub("", text)))
