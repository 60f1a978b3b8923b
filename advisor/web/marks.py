"""Which words of a source carry a sentence of an answer: those that are highlighted when it is opened."""

from __future__ import annotations

import re
from collections.abc import Mapping

from advisor.domain import Citation, Claim, Sentence

_QUOTED = re.compile(r"「([^」]+)」")
_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")
_ALIKE = 0.2
"""Least likeness (Dice, of character pairs) at which a sentence of the source is taken for the one meant."""


def marked(sentence: Sentence, citation: Citation, claims: Mapping[str, Claim]) -> str:
    """Words of the source, one line a paragraph; "" where none stands out.

    A quotation and a reviewed claim stand in the source as they are; for the rest it is the most alike
    sentence, so that the reader is led to the right place of a long article.
    """
    body = body_of(citation)
    for said in (*_QUOTED.findall(sentence.text), _claim(sentence, claims)):
        found = _as_it_stands(said, body)
        if found:
            return found
    parts = [part.strip() for part in _SENTENCE.findall(body) if part.strip()]
    if len(parts) < 2:
        return "".join(parts)
    wanted = _pairs(sentence.text)
    best = max(parts, key=lambda part: _likeness(wanted, _pairs(part)))
    return best if _likeness(wanted, _pairs(best)) >= _ALIKE else ""


def body_of(citation: Citation) -> str:
    """What a source card shows: the official wording where it is held, else our gist."""
    return citation.quote if citation.quote is not None else citation.gist or ""


def _claim(sentence: Sentence, claims: Mapping[str, Claim]) -> str:
    known = claims.get(sentence.source or "") if sentence.kind == "claim" else None
    return known.text if known is not None else sentence.text


def _as_it_stands(said: str, body: str) -> str:
    """The words where they stand in the body; of words that run over several paragraphs, those paragraphs."""
    if not said:
        return ""
    if said in body:
        return said
    lines = [line.strip() for line in body.splitlines() if line.strip() and line.strip() in said]
    return "\n".join(lines)


def _pairs(text: str) -> set[str]:
    bare = re.sub(r"[\s，。；：、！？（）()“”「」《》]", "", text)
    return {bare[at : at + 2] for at in range(len(bare) - 1)}


def _likeness(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
