"""What a message is before it is a question of labour law: danger, an order to software, another field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from advisor.dialogue.kinds import UNJUDGED, Kinds
from advisor.dialogue.reading import Clause, Reading
from advisor.dialogue.wordlists import section
from advisor.domain import Route
from advisor.sources.library import Library


@dataclass(frozen=True, slots=True)
class Routed:
    route: Route
    reply: str | None = None
    """All that is said, or on the route answer the words that lead it."""
    notes: tuple[str, ...] = ()
    with_law: bool = False
    """Whether the law is answered behind the reply, where the message asks for it."""
    doubtful: bool = False
    """The danger may be none, and a matter of work is told: the answer stands behind the call for help."""


@dataclass(frozen=True, slots=True)
class _Guard:
    """The words of an entry and those that take them back."""

    words: re.Pattern[str]
    not_when: re.Pattern[str] | None
    now: re.Pattern[str] | None
    """Makes it certain within the sentence, `now_here` within the clause."""
    now_here: re.Pattern[str] | None
    settled: re.Pattern[str] | None
    """Said anywhere, the worst is over and the question is one of money."""


@cache
def _pattern(*path: str) -> re.Pattern[str]:
    entries: Any = section("routing", path[0])
    for key in path[1:]:
        entries = entries[key]
    return re.compile("|".join(f"(?:{entry})" for entry in entries), re.IGNORECASE)


@cache
def _guarded(group: str, index: int) -> _Guard:
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
    return _Guard(words, joined("not_when"), joined("now"), joined("now_here"), joined("settled"))


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


@dataclass(frozen=True, slots=True)
class Heard:
    """What the rest of the dialogue found in a message."""

    matter: bool
    """A topic was recognised."""
    facts: bool
    asks: bool
    """A sub-question was put."""
    in_conversation: bool
    """Earlier turns have a matter, so that a short follow-up needs no labour word of its own."""
    ordered: bool = False
    """Orders to the software were taken out of the message."""


def order_refused() -> Routed:
    """For a message that is nothing but orders to the software."""
    return Routed("refuse", str(section("routing", "order")["reply"]))


def route(text: str, heard: Heard, *, kinds: Kinds = UNJUDGED, library: Library) -> Routed:
    """The route of a message that can be read: whatever touches work is answered, whatever its tone.

    Words decide first, then `kinds`, what the whole message means; without them words decide alone.
    """
    work = _pattern("labour", "strong").search(text) is not None or (
        heard.matter and not _of_another_field(text)
    )
    crisis = _danger(text, kinds, DANGER_AT_WORK if work and heard.asks else DANGER)
    if crisis is not None:
        law = bool(crisis.get("with_law"))
        doubtful = heard.matter and kinds.danger < DANGER_AT_WORK and _said(text) is None
        return Routed("crisis", _with_known_numbers(crisis, library), with_law=law, doubtful=doubtful)
    temper = _pattern("own_threat", "words").search(text) is not None
    if temper and not (work and heard.asks):
        return Routed("deescalate", _with_known_numbers(section("routing", "own_threat"), library))
    notes = (_care("temper"),) if temper else _notes_of_care(text, kinds)
    refused = None if temper else _first("refuse", text)
    if refused is not None:
        return Routed("refuse", str(refused["reply"]), notes)
    elsewhere = _elsewhere(text)
    if elsewhere is not None:
        return Routed("decline_route", elsewhere, notes)
    if heard.ordered and not (work or heard.asks or heard.facts or heard.in_conversation):
        # What is left of an order once its words of command are gone is no question either.
        return order_refused()
    if not heard.in_conversation:
        away = _away(text, heard, kinds, work=work)
        if away is not None:
            return Routed(*away, notes)
    if work or kinds.likeliest_in_safety == "labour":
        return Routed("answer", _care_for_the_hurt(text, library), notes)
    return _without_labour(text, has_facts=heard.facts, in_conversation=heard.in_conversation, notes=notes)


# Set on the messages left out in turn while learning (a third at a time) and on the development half of the
# suite: of the dangers written to learn from 83 % take the crisis route at these figures and four in five of
# the rest get a line with the number; of what is no danger 1.8 % take the route.
DANGER = 0.55
"""From this chance on a message is one of danger, though no word says so…"""
DANGER_AT_WORK = 0.75
"""…or from this one, where a matter of labour law is told and asked about…"""
NO_DANGER = 0.05
"""…and below this one a word of danger is hearsay, a joke or long past."""
POSSIBLE = 0.25
"""From this chance on nobody is sent to the crisis page, but one line says whom to call."""
DESPAIR = 0.25
"""From this chance of self-harm on, an answer begins with a line of care and the number."""
AWAY: dict[str, tuple[Route, float, float]] = {
    # How sure one must be without a word of work, and with one.
    "evade": ("refuse", 0.35, 0.4),
    "order": ("refuse", 0.25, 0.45),
    "other_law": ("decline_route", 0.3, 0.6),
    "off_topic": ("decline", 0.3, 0.7),
    "vent": ("deescalate", 0.35, 0.6),
    "unclear": ("clarify", 0.4, 0.9),
}
"""Kinds that are not answered, with their routes: turning a worker away is the worse of the two mistakes."""


def _danger(text: str, kinds: Kinds, sure: float) -> dict[str, Any] | None:
    """The entry that answers the danger a message tells of, by its words or by what it means."""
    own = _pattern("own_threat", "words")
    said = _said(text)
    if said is not None:
        return None if kinds.chances and kinds.danger < NO_DANGER else said
    if kinds.danger < sure or own.search(text):
        return None
    index, entry = next(
        (index, entry)
        for index, entry in enumerate(section("routing", "crisis"))
        if entry["id"] == kinds.likeliest_danger
    )
    return None if _says(_guarded("crisis", index).settled, text) else dict(entry)


def _said(text: str) -> dict[str, Any] | None:
    """The entry whose words of danger the message says."""
    own = _pattern("own_threat", "words")
    return _first("crisis", text, only="own_plan") or _first("crisis", own.sub("", text))


_FIGURE = re.compile(r"[-+\d\s.,，。:：/]*[元块万千百天年月号日点岁]{0,2}")


def _away(text: str, heard: Heard, kinds: Kinds, *, work: bool) -> tuple[Route, str] | None:
    """Where a message goes that is not one of a worker about work, and what is said to it."""
    kind = max(AWAY, key=kinds.__getitem__)
    target, free, with_work = AWAY[kind]
    if kinds[kind] < (with_work if work else max(free, kinds["labour"])):
        return None
    if kind in ("off_topic", "other_law") and _FIGURE.fullmatch(text.strip()):
        # -300元 with nothing before it: whoever names a sum has more to tell.
        kind, target = "unclear", "clarify"
    if kind == "vent" and (heard.asks or (work and heard.facts)):
        return None
    if kind == "other_law" and _pattern("other_law", "commuting").search(text):
        return None
    reply = clarify("vague") if kind == "unclear" else str(section("routing", kind)["reply"])
    return target, reply


def _elsewhere(text: str) -> str | None:
    """Labour under another law: abroad, of civil servants and soldiers."""
    for field in section("routing", "elsewhere"):
        if _pattern("elsewhere", field, "words").search(text) and not _pattern(
            "elsewhere", field, "not_when"
        ).search(text):
            return str(section("routing", "elsewhere")[field]["reply"])
    return None


def _notes_of_care(text: str, kinds: Kinds) -> tuple[str, ...]:
    if _pattern("care", "hearsay", "words").search(text):
        return (_care("hearsay"),)
    weary = kinds["self_harm"] >= DESPAIR or _pattern("care", "words").search(text)
    if weary:
        return (str(section("routing", "care")["note"]),)
    return (_care(kinds.likeliest_danger),) if kinds.danger >= POSSIBLE else ()


def _care(kind: str) -> str:
    """The one line of that care: for a kind of danger that is only possible, or beside an answer."""
    return str(section("routing", "care")[kind]["note"])


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


def _of_another_field(text: str) -> bool:
    """房东不退押金: a word of ours in somebody else's quarrel, with nothing of work about it."""
    return (
        _pattern("other_law", "words").search(text) is not None
        and _pattern("labour", "weak").search(text) is None
    )


def _care_for_the_hurt(text: str, library: Library) -> str | None:
    """A line of care before the law, where only the question of money takes an injury for settled."""
    for index, entry in enumerate(section("routing", "crisis")):
        guard = _guarded("crisis", index)
        if "settled_reply" in entry and any(
            not _says(guard.not_when, _around(text, match, _STOPS)) for match in guard.words.finditer(text)
        ):
            return _with_known_numbers({**entry, "reply": entry["settled_reply"]}, library)
    return None


def clarify(kind: str) -> str:
    """The friendly request to tell what happened: `empty` for what cannot be read, `vague` for too little."""
    return str(section("routing", "clarify")[kind])


def _first(group: str, text: str, *, only: str | None = None) -> dict[str, Any] | None:
    """The first entry (or the one of that id) whose words stand in the text and are not taken back."""
    for index, entry in enumerate(section("routing", group)):
        if only is not None and entry["id"] != only:
            continue
        guard = _guarded(group, index)
        if any(_holds(guard, text, match) for match in guard.words.finditer(text)):
            return dict(entry)
    return None


def _holds(guard: _Guard, text: str, match: re.Match[str]) -> bool:
    """The clause has the word before its sentence: 去年手烫伤 is past, whatever is 现在 next to it."""
    sentence, clause = _around(text, match, _STOPS), _around(text, match, _BREAKS)
    if _says(guard.now, clause) or _says(guard.now_here, clause):
        return True
    if _says(guard.not_when, clause):
        return False
    return _says(guard.now, sentence) or not (_says(guard.not_when, sentence) or _says(guard.settled, text))


def _says(pattern: re.Pattern[str] | None, text: str) -> bool:
    return pattern is not None and pattern.search(text) is not None


_STOPS = "。！？!?\n"
_BREAKS = _STOPS + "，,；;"


def _around(text: str, match: re.Match[str], marks: str) -> str:
    start = max((text.rfind(mark, 0, match.start()) for mark in marks), default=-1) + 1
    ends = [at for mark in marks if (at := text.find(mark, match.end())) >= 0]
    return text[start : min(ends, default=len(text))]


def _with_known_numbers(entry: dict[str, Any], library: Library) -> str:
    """The reply, without lines whose numbers the library does not hold: a number is never made up."""
    known = {hotline.number for hotline in library.hotlines.values() if hotline.number}
    unknown = [number for number in entry["numbers"] if number not in known]
    lines = str(entry["reply"]).split("\n")
    return "\n".join(line for line in lines if not any(number in line for number in unknown))
