"""From a worker's message to an inquiry: route, facts, matters, sub-questions."""

from __future__ import annotations

import re
from datetime import date

from advisor.citations import find_citations
from advisor.dialogue.asks import USUAL, asked
from advisor.dialogue.facts import Found, extract
from advisor.dialogue.kinds import UNJUDGED, Kinds, Meaning, judge
from advisor.dialogue.matters import SUB_QUESTIONS, recognise
from advisor.dialogue.reading import Reading, read
from advisor.dialogue.routing import Heard, Routed, clarify, injected, injection_note, order_refused, route
from advisor.dialogue.shorten import is_unreadable, shorten
from advisor.dialogue.wordlists import pattern
from advisor.domain import CaseFile, Facts, Inquiry, ProvisionRef, Question
from advisor.settings import get_settings
from advisor.sources.library import Library
from advisor.text import simplified

_OF_LAW: frozenset[Question] = frozenset({"lawful", "how_much", "by_when"})
HEAT = "high-temperature-allowance"


def understand(
    message: str,
    *,
    as_of: date,
    case: CaseFile | None,
    library: Library,
    meaning: Meaning | None = None,
) -> Inquiry:
    """What the worker wants and what is known of the case, including facts of earlier turns.

    `meaning` gives the vectors by which danger and other fields are told where no word tells them; without
    it words decide alone.

    `as_of` is the date of the law and, unless the worker names another day, of the claim. Never raises for
    anything a worker may write, and never refuses a message: what cannot be read is asked about.
    """
    case = case or CaseFile()
    limit = get_settings().max_question_chars
    used, left_out = shorten(message, limit)
    notes = [f"您的消息太长，只看了写到事实和问题的部分，略去了{left_out}个字。"] if left_out else []
    reading = read(used)
    orders = injected(reading)
    if is_unreadable(used) and not orders:
        return _unread(used, as_of, case, notes)
    if orders:
        notes.append(injection_note())
        used = _without(reading, orders)
        if is_unreadable(used):
            return _unread(used, as_of, case, [], routed=order_refused())
        reading = read(used)
    kinds = judge(reading.text, meaning) if meaning is not None else UNJUDGED
    return _understood(used, reading, kinds, as_of=as_of, case=case, library=library, notes=notes)


def _understood(
    used: str,
    reading: Reading,
    kinds: Kinds,
    *,
    as_of: date,
    case: CaseFile,
    library: Library,
    notes: list[str],
) -> Inquiry:
    named = recognise(reading.text, library.topics)
    found = extract(
        reading, as_of=as_of, known=case.facts, heat_matter=HEAT in (*named, *case.matters), library=library
    )
    asks = asked(reading)
    goes_on = bool(found.facts or found.withdrawn or asks or found.notes) or _goes_on(reading.text)
    heard = Heard(
        matter=bool(named),
        facts=bool(found.facts),
        asks=bool(asks),
        in_conversation=bool(case.matters) and goes_on,
    )
    routed = route(reading.text, heard, kinds=kinds, library=library)
    facts = _merged(case.facts, found)
    return Inquiry(
        question=used,
        as_of=as_of,
        filing=facts.get("filing") or as_of,
        route=routed.route,
        facts=facts,
        matters=_matters(named, case, library),
        earlier=_earlier(reading.text, named, case),
        asks=_to_answer(asks, routed),
        references=_references(simplified(used), as_of, library),
        notes=(*notes, *routed.notes, *found.notes),
        reply=routed.reply,
    )


def update_case(inquiry: Inquiry, case: CaseFile | None = None) -> CaseFile:
    """The case file after this turn: newer facts replace older ones, earlier matters stay behind new ones."""
    case = case or CaseFile()
    matters = tuple(dict.fromkeys((*inquiry.matters, *case.matters)))
    return CaseFile(facts=inquiry.facts, matters=matters, turns=case.turns + 1)


def _to_answer(asks: tuple[Question, ...], routed: Routed) -> tuple[Question, ...]:
    """In danger only a plain question of law is answered, behind the call for help: 怎么办 asks for that."""
    if routed.route == "crisis":
        return tuple(ask for ask in asks if ask in _OF_LAW) if routed.with_law else ()
    return (asks or USUAL) if routed.route == "answer" else asks


def _goes_on(text: str) -> bool:
    return pattern("questions", "follow_up").search(text) is not None


def _earlier(text: str, named: tuple[str, ...], case: CaseFile) -> tuple[str, ...]:
    """A message that names no matter, or takes up the last one, is still about what was told before."""
    return case.matters if not named or _goes_on(text) else ()


def _matters(named: tuple[str, ...], case: CaseFile, library: Library) -> tuple[str, ...]:
    """What the message names; a procedure alone is asked about beside the matter already on the table."""
    procedures = {id for id, topic in library.topics.items() if topic.procedure}
    known = tuple(sorted(case.matters, key=lambda id: id in procedures))
    if procedures.issuperset(named) and not procedures.issuperset(known):
        asked = (id for id in named if id not in SUB_QUESTIONS)
        return tuple(dict.fromkeys((*asked, *known)))
    return named or known


def _merged(known: Facts, found: Found) -> Facts:
    return known.without(*found.withdrawn).with_(*found.facts.values())


def _unread(
    used: str, as_of: date, case: CaseFile, notes: list[str], routed: Routed | None = None
) -> Inquiry:
    """Facts of earlier turns are kept: a slip of the thumb must not lose the case."""
    return Inquiry(
        question=used,
        as_of=as_of,
        filing=case.facts.get("filing") or as_of,
        route=routed.route if routed else "clarify",
        facts=case.facts,
        matters=case.matters,
        notes=tuple(notes),
        reply=routed.reply if routed else clarify("empty"),
    )


def _without(reading: Reading, orders: tuple[object, ...]) -> str:
    kept = [clause for clause in reading.clauses if clause not in orders]
    return "，".join(words for clause in kept if (words := reading.words(clause.start, clause.end)))


def _references(text: str, as_of: date, library: Library) -> tuple[ProvisionRef, ...]:
    if not re.search(r"[条《]", text):
        return ()
    out: dict[ProvisionRef, None] = {}
    for mention in find_citations(text, library):
        instrument = library.find(mention.name)
        if instrument is not None and mention.article is not None:
            provision = library.provision(ProvisionRef(instrument.title, mention.article), as_of)
            if provision is not None:
                out[provision.ref] = None
    return tuple(out)
