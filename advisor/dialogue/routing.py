"""What a message is before it is a question of labour law: danger, an order to software, another field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from advisor.dialogue.reading import Clause, Reading
from advisor.dialogue.wordlists import section
from advisor.domain import Route
from advisor.sources.library import Library


@dataclass(frozen=True, slots=True)
class Routed:
    route: Route
    reply: str | None = None
    notes: tuple[str, ...] = ()


@cache
def _pattern(*path: str) -> re.Pattern[str]:
    entries: Any = section("routing", path[0])
    for key in path[1:]:
        entries = entries[key]
    return re.compile("|".join(f"(?:{entry})" for entry in entries), re.IGNORECASE)


@cache
def _guarded(
    group: str, index: int
) -> tuple[re.Pattern[str], re.Pattern[str] | None, re.Pattern[str] | None]:
    """The words of an entry, the words that take it back, and those that make it certain."""
    entry = section("routing", group)[index]

    def joined(key: str) -> re.Pattern[str] | None:
        return (
            re.compile("|".join(f"(?:{word})" for word in entry[key]), re.IGNORECASE)
            if key in entry
            else None
        )

    words = joined("words")
    if words is None:
        raise KeyError(f"lists/routing.yaml: {group} without words")
    return words, joined("not_when"), joined("now")


def injected(reading: Reading) -> tuple[Clause, ...]:
    """Clauses that give orders to the software: data, and not to be followed or answered."""
    out: list[Clause] = []
    words, follow = _pattern("injection", "words"), _pattern("injection", "follow")
    for clause in reading.clauses:
        behind = bool(out) and out[-1].end <= clause.start <= out[-1].end + 2
        if words.search(clause.text) or (behind and follow.search(clause.text)):
            out.append(clause)
    return tuple(out)


def injection_note() -> str:
    return str(section("routing", "injection")["note"])


def route(text: str, *, has_matter: bool, has_facts: bool, in_conversation: bool, library: Library) -> Routed:
    """The route of a message that can be read: whatever touches work is answered, whatever its tone.

    `has_matter` and `has_facts`: a topic or facts of a case were recognised; `in_conversation`: earlier turns
    have a matter, so that a short follow-up needs no labour word of its own.
    """
    own = _pattern("own_threat", "words")
    crisis = _first("crisis", own.sub("", text))
    if crisis is not None:
        return Routed("crisis", _with_known_numbers(crisis, library))
    if own.search(text):
        return Routed("deescalate", _with_known_numbers(section("routing", "own_threat"), library))
    notes = (str(section("routing", "care")["note"]),) if _pattern("care", "words").search(text) else ()
    refused = _first("refuse", text)
    if refused is not None:
        return Routed("refuse", str(refused["reply"]), notes)
    if has_matter or _pattern("labour", "strong").search(text):
        return Routed("answer", notes=notes)
    return _without_labour(text, has_facts=has_facts, in_conversation=in_conversation, notes=notes)


def _without_labour(text: str, *, has_facts: bool, in_conversation: bool, notes: tuple[str, ...]) -> Routed:
    if _pattern("other_law", "words").search(text):
        if _pattern("other_law", "commuting").search(text):
            return Routed("answer", notes=notes)
        return Routed("decline_route", str(section("routing", "other_law")["reply"]), notes)
    if _pattern("off_topic", "words").search(text):
        return Routed("decline", str(section("routing", "off_topic")["reply"]), notes)
    if has_facts or in_conversation:
        return Routed("answer", notes=notes)
    if _pattern("labour", "weak").search(text):
        return Routed("answer", notes=notes)
    if _pattern("abuse", "words").search(text):
        return Routed("deescalate", str(section("routing", "abuse")["reply"]), notes)
    return Routed("clarify", "\n".join((*notes, clarify("vague"))))


def clarify(kind: str) -> str:
    """The friendly request to tell what happened: `empty` for what cannot be read, `vague` for too little."""
    return str(section("routing", "clarify")[kind])


def _first(group: str, text: str) -> dict[str, Any] | None:
    """The first entry whose words stand in the text and are not taken back in their own sentence."""
    for index, entry in enumerate(section("routing", group)):
        words, not_when, now = _guarded(group, index)
        for match in words.finditer(text):
            sentence = _sentence_around(text, match)
            if (
                not_when is None
                or not not_when.search(sentence)
                or (now is not None and now.search(sentence))
            ):
                return dict(entry)
    return None


def _sentence_around(text: str, match: re.Match[str]) -> str:
    start = max((text.rfind(mark, 0, match.start()) for mark in "。！？!?\n"), default=-1) + 1
    ends = [at for mark in "。！？!?\n" if (at := text.find(mark, match.end())) >= 0]
    return text[start : min(ends, default=len(text))]


def _with_known_numbers(entry: dict[str, Any], library: Library) -> str:
    """The reply, without lines whose numbers the library does not hold: a number is never made up."""
    known = {hotline.number for hotline in library.hotlines.values() if hotline.number}
    unknown = [number for number in entry["numbers"] if number not in known]
    lines = str(entry["reply"]).split("\n")
    return "\n".join(line for line in lines if not any(number in line for number in unknown))
