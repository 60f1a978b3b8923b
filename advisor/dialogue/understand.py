"""From a worker's message to an inquiry: route, facts, matters, sub-questions."""

from __future__ import annotations

import re
from datetime import date

from advisor.citations import find_citations
from advisor.dialogue.asks import USUAL, asked
from advisor.dialogue.kinds import UNJUDGED, Kinds, Meaning, judge
from advisor.dialogue.matters import SUB_QUESTIONS, recognise_asked
from advisor.dialogue.reading import Reading, read
from advisor.dialogue.routing import Heard, Routed, clarify, injected, injection_note, order_refused, route
from advisor.dialogue.second_reader import SecondReader, Suggested
from advisor.dialogue.shorten import is_unreadable, shorten
from advisor.dialogue.taking_up import take_up
from advisor.dialogue.turns import is_courtesy
from advisor.dialogue.wordlists import pattern, section
from advisor.domain import CaseFile, Inquiry, ProvisionRef, Question
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
    second: SecondReader | None = None,
) -> Inquiry:
    """What the worker wants and what is known of the case, including facts of earlier turns.

    `meaning` gives the vectors by which danger and other fields are told where no word tells them; without
    it words decide alone. `second` reads the message beside the rules, and adds what they did not find.

    `as_of` is the date of the law and, unless the worker names another day, of the claim. Never raises for
    anything a worker may write, and never refuses a message: what cannot be read is asked about.
    """
    case = case or CaseFile()
    limit = get_settings().max_question_chars
    if case.story and not case.matters and not is_unreadable(message):
        # 手伤了, then 冲床，左手拇指: neither says what it is about without the other.
        message = f"{case.story}。{message}"
    used, left_out = shorten(message, limit)
    notes = [f"您的消息太长，只看了写到事实和问题的部分，略去了{left_out}个字。"] if left_out else []
    reading = read(used)
    orders = injected(reading)
    if is_unreadable(used) and not orders and not is_courtesy(used):
        return _unread(used, as_of, case, notes)
    if orders:
        notes.append(injection_note())
        used = _without(reading, orders)
        if is_unreadable(used):
            return _unread(used, as_of, case, [], routed=order_refused())
        reading = read(used)
    kinds = judge(reading.text, meaning) if meaning is not None else UNJUDGED
    return _understood(
        used, reading, kinds, as_of=as_of, case=case, library=library, notes=notes, second=second
    )


def _understood(
    used: str,
    reading: Reading,
    kinds: Kinds,
    *,
    as_of: date,
    case: CaseFile,
    library: Library,
    notes: list[str],
    second: SecondReader | None,
) -> Inquiry:
    named, questioned = recognise_asked(reading.text, library.topics)
    more = _read_again(reading, second, as_of=as_of, case=case, library=library)
    named = tuple(dict.fromkeys((*named, *more.matters)))
    turn = take_up(
        reading,
        case,
        as_of=as_of,
        heat_matter=HEAT in (*named, *case.matters),
        library=library,
        more=more.facts,
    )
    asks = asked(reading)
    leading = _leading(named, questioned, reading.text, case)
    goes_on = bool(turn.tells or turn.notes or asks or _goes_on(reading.text) or _speaks(reading.text))
    heard = Heard(
        matter=bool(named),
        facts=bool(turn.tells),
        asks=bool(asks),
        in_conversation=bool(case.matters or case.facts.entries) and goes_on,
        ordered=injection_note() in notes,
    )
    routed = route(reading.text, heard, kinds=kinds, library=library)
    if turn.courtesy is not None and (case.matters or case.facts.entries) and not named:
        routed = Routed("answer", turn.courtesy)
    if routed.route == "clarify" and case.matters:
        routed = Routed("clarify", str(section("conversation", "unclear")), routed.notes)
    alone = routed.reply is not None and routed.reply == turn.courtesy
    lead = turn.lead if routed.route == "answer" else ()
    return Inquiry(
        question=used,
        as_of=as_of,
        filing=turn.facts.get("filing") or as_of,
        route=routed.route,
        facts=turn.facts,
        matters=_matters(named, leading, case, library),
        earlier=() if leading and not _goes_on(reading.text) else case.matters,
        asks=_to_answer(asks, routed),
        references=_pointed_at(turn.point, case) or _references(simplified(used), as_of, library),
        notes=(*notes, *routed.notes, *turn.notes),
        reply="\n".join(filter(None, (routed.reply, *lead))) or None,
        reply_alone=alone,
        told=turn.told,
        supposed=turn.supposed,
        questions=turn.questions,
        asked=turn.asked,
        reopened=turn.reopened,
        contradictions=turn.contradictions,
        point=turn.point,
    )


def _read_again(
    reading: Reading, second: SecondReader | None, *, as_of: date, case: CaseFile, library: Library
) -> Suggested:
    if second is None:
        return Suggested()
    titles = {id: topic.title for id, topic in library.topics.items()}
    return second(reading, as_of=as_of, known=case.facts, matters=titles)


def _to_answer(asks: tuple[Question, ...], routed: Routed) -> tuple[Question, ...]:
    """In danger only a plain question of law is answered, behind the call for help: 怎么办 asks for that."""
    if routed.doubtful:
        return asks or USUAL
    if routed.route == "crisis":
        return tuple(ask for ask in asks if ask in _OF_LAW) if routed.with_law else ()
    return (asks or USUAL) if routed.route == "answer" else asks


def _goes_on(text: str) -> bool:
    return pattern("questions", "follow_up").search(text) is not None


def _speaks(text: str) -> bool:
    """Whether a message in a conversation is a sentence at all, and not abuse alone."""
    abusive = re.compile("|".join(section("routing", "abuse")["words"]))
    return pattern("conversation", "speaks").search(text) is not None and not abusive.search(text)


def _leading(
    named: tuple[str, ...], questioned: frozenset[str], text: str, case: CaseFile
) -> tuple[str, ...]:
    """The matters named that take the lead: all of a first message, later those asked about or opened anew.

    没有合同，有社保记录 in answer to a question tells a circumstance of the matter on the table.
    """
    if not case.matters or pattern("conversation", "opens").search(text):
        return named
    if questioned.intersection(named):
        return named
    # 那公司不交社保呢 asks about what it names, however passing its words; 那要是没交呢 varies the case.
    asks_on = _goes_on(text) and not pattern("questions", "varies").search(text)
    return tuple(id for id in named if id not in case.matters) if asks_on else ()


def _matters(
    named: tuple[str, ...], leading: tuple[str, ...], case: CaseFile, library: Library
) -> tuple[str, ...]:
    """What the message names; a procedure alone is asked about beside the matter already on the table."""
    procedures = {id for id, topic in library.topics.items() if topic.procedure}
    known = tuple(sorted(case.matters, key=lambda id: id in procedures))
    if procedures.issuperset(named) and not procedures.issuperset(known):
        asked = (id for id in named if id not in SUB_QUESTIONS)
        return tuple(dict.fromkeys((*asked, *known)))
    return leading or tuple(dict.fromkeys((*known, *named)))


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
        asked=case.asked,
        contradictions=case.contradictions,
        supposed=case.supposed,
    )


def _pointed_at(point: int | None, case: CaseFile) -> tuple[ProvisionRef, ...]:
    return case.citations[point - 1 : point] if point else ()


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
