"""From what a model wrote to sentences of ours, and from those to the two sections it may word."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from advisor.answering.layout import TITLES
from advisor.answering.model_lines import Lines
from advisor.answering.template_short import LIMIT, length
from advisor.domain import FREE, Block, Section, Sentence
from advisor.llm.replies import objects

MOST_SENTENCES = 40
LONGEST_SENTENCE = 400
"""Characters; no claim of ours is that long."""

_MARK = re.compile(r"【\s*(\d{1,3})\s*】")
_TAG = re.compile(r"<[^<>]{0,200}>")
_WHITE = re.compile(r"\s+")
_SECTIONS = ("short", "law")


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of the model's under the section it meant it for."""

    section: Literal["short", "law"]
    line: str | None
    """The number of the line it stands for; None for words of its own, or a line nobody offered."""
    sentence: Sentence
    reason: str | None = None
    """Why the check strikes it."""


def pieces(reply: str, lines: Lines) -> list[Piece]:
    """The sentences of a reply; every text that is no fixed line is the model's own and will be checked."""
    found: list[Piece] = []
    for one in objects(reply)[:MOST_SENTENCES]:
        piece = _piece(one, lines)
        if piece is not None and piece not in found:
            found.append(piece)
    return found


def _piece(one: dict[str, Any], lines: Lines) -> Piece | None:
    section: Literal["short", "law"] = "law" if one.get("section") == "law" else "short"
    name, text = str(one.get("line") or "").strip(), one.get("text")
    known = lines.find(name)
    if known is not None and known[0] in lines.fixed:
        return Piece("short", *known)
    words, cites = read_marks(text if isinstance(text, str) else "", one.get("cites"))
    if known is not None:
        number, claim = known
        if not words or _alike(words, claim.text):
            words = claim.text
            cites = cites or (claim.cites if not isinstance(text, str) or not text.strip() else ())
        return Piece(section, number, Sentence(words, "claim", claim.source, cites))
    if not words:
        return None
    if name or cites:
        # A line nobody offered, or words with a source of the model's choosing: law without a claim.
        return Piece(section, None, Sentence(words, "claim", name or None, cites))
    return Piece(section, None, Sentence(words, "connective", FREE))


def read_marks(text: str, more: Any = None) -> tuple[str, tuple[int, ...]]:
    """The words without 【n】 and without tags, and the numbers cited in them or listed beside them."""
    text = _WHITE.sub(" ", html.unescape(_TAG.sub("", text))).strip()
    listed = [one for one in more if type(one) is int] if isinstance(more, list) else []
    cites = tuple(dict.fromkeys((*(int(n) for n in _MARK.findall(text)), *listed)))
    # Marks may stand before the stop: 按月发【1】。
    return _MARK.sub("", text).strip()[:LONGEST_SENTENCE], cites


def _alike(words: str, text: str) -> bool:
    return _WHITE.sub("", words).rstrip("。") == _WHITE.sub("", text).rstrip("。")


def compose(written: Sequence[Piece], lines: Lines, template: Iterable[Section]) -> tuple[Section, ...]:
    """The template's sections, with 简短回答 and 法律怎么说 in the model's words and order.

    Nothing a good answer must have is lost: fixed lines the model left out stand behind its own, and claims
    of the template's law that it did not state follow as written. What failed stays in the draft, at the
    end: the verifier strikes and counts it.
    """
    good = [piece for piece in written if piece.reason is None]
    failed = [piece.sentence for piece in written if piece.reason is not None]
    short, law = ([piece for piece in good if piece.section == key] for key in _SECTIONS)
    made: list[Section] = []
    for section in template:
        if section.key == "short":
            first = Block("paragraph", tuple(_short(short, lines)))
            made.append(Section("short", TITLES["short"], (first, *section.blocks[1:])))
        elif section.key == "law":
            blocks = (*_law(law, section), *(Block("item", (one,)) for one in failed))
            made.append(Section("law", TITLES["law"], blocks))
        else:
            made.append(section)
    return tuple(made)


def _short(good: list[Piece], lines: Lines) -> list[Sentence]:
    """What fits a screen: room is kept for what answers the question; other sentences share the rest.

    Claims that answer and were left out stand behind the opening, fixed lines that were left out at the end.
    """
    must = {**{name: lines.claims[name] for name in lines.answering}, **lines.fixed}
    left = LIMIT - sum(map(length, must.values()))
    chosen: dict[str | int, Sentence] = {}
    for at, piece in enumerate(good):
        more = length(piece.sentence) - (length(must[piece.line]) if piece.line in must else 0)
        if (piece.line or at) not in chosen and more <= left:
            chosen[piece.line or at] = piece.sentence
            left -= more
    said = list(chosen.values())
    opening = next((at for at, one in enumerate(said) if one.source != FREE), len(said))
    claims = [one for name, one in must.items() if name not in chosen and name in lines.claims]
    rest = [one for name, one in must.items() if name not in chosen and name in lines.fixed]
    return [*said[:opening], *claims, *said[opening:], *rest]


def _law(good: list[Piece], template: Section) -> list[Block]:
    stated: dict[str | None, Sentence] = {}
    for piece in good:
        if piece.sentence.kind == "claim":
            stated.setdefault(piece.sentence.source, piece.sentence)
    ours = [Block("item", (sentence,)) for sentence in stated.values()]
    rest = [
        block
        for block in template.blocks
        if not all(one.kind == "claim" and one.source in stated for one in block.sentences)
    ]
    # Claims first, then quotations and the case, as the template has them.
    ours += [block for block in rest if all(one.kind == "claim" for one in block.sentences)]
    return ours + [block for block in rest if block not in ours]
