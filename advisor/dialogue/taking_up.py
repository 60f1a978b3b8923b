"""One message on the ground of the turns before it: what it tells, answers, corrects or supposes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from advisor.dialogue import contradictions as conflict
from advisor.dialogue import suppose, turns
from advisor.dialogue.answers import Answered, read_answers
from advisor.dialogue.case_file import open_questions
from advisor.dialogue.facts import Found, extract
from advisor.dialogue.reading import Reading
from advisor.domain import Asked, CaseFile, Contradiction, Fact, Facts, Missing, Supposed
from advisor.fact_names import label, shown, told_by
from advisor.sources.library import Library


@dataclass(frozen=True, slots=True)
class Turn:
    """`facts` are those the answer rests on; `told` those of the case where the two differ."""

    facts: Facts
    told: Facts | None = None
    tells: bool = False
    """Whether the message tells, answers or supposes anything of the case."""
    notes: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    """What stands before the answer."""
    courtesy: str | None = None
    """The reply to a message that only thanks or agrees."""
    supposed: Supposed | None = None
    questions: tuple[Missing, ...] = ()
    asked: tuple[Asked, ...] = ()
    reopened: bool = False
    contradictions: tuple[Contradiction, ...] = ()
    point: int | None = None


def take_up(
    reading: Reading,
    case: CaseFile,
    *,
    as_of: date,
    heat_matter: bool,
    library: Library,
    more: Iterable[Fact] = (),
) -> Turn:
    """Read a message on its case file. Nothing of the case changes here; see `update_case`.

    `more` are facts somebody else read in it: each counts where neither the rules nor earlier turns have one.
    """
    found = extract(reading, as_of=as_of, known=case.facts, heat_matter=heat_matter, library=library)
    _add(found, more, case.facts)
    supposed = suppose.supposed_in(reading, case, as_of=as_of, library=library)
    if supposed is not None:
        _set_apart(found, supposed)
    waiting = open_questions(case)
    answered = read_answers(reading, waiting, found, known=case.facts, as_of=as_of)
    new = {name: fact for name, fact in found.facts.items() if name not in answered.instead}
    new |= answered.facts
    correcting = conflict.is_correction(reading.text) or bool(answered.instead)
    if suppose.takes_over(reading.text, case) and case.supposed is not None:
        taken = suppose.as_told(case.supposed, reading.source.strip())
        new, correcting, supposed = {**taken, **new}, True, None
    decisions, still_open = conflict.decided(
        case.contradictions, new, reading.text, unknown=bool(answered.unknown)
    )
    clashes = () if correcting else conflict.contradictions(new, case.facts)
    clashes = tuple(one for one in clashes if one.later.name not in decisions)
    entering = conflict.settled(new, case.facts) if not correcting else new
    held_back = {one.later.name for one in clashes}
    if "city" in held_back or ("city" in case.facts and "city" not in new and not correcting):
        # 我现在回湖南老家了: where else somebody is does not move the work that was told.
        held_back |= {"city", "province", "district"}
    entering = {name: fact for name, fact in entering.items() if name not in held_back} | decisions
    withdrawn = (found.withdrawn | answered.withdrawn) - held_back
    if supposed is None and "city" in entering and "district" not in entering:
        withdrawn |= {"district"}
    told = case.facts.without(*withdrawn).with_(*entering.values())
    changed = conflict.changed(entering, case.facts) if correcting or decisions else ()
    if supposed is None and not new and suppose.goes_on_supposing(reading.text, case):
        supposed = case.supposed
    return Turn(
        facts=told if supposed is None else _on_a_copy(told, supposed),
        told=None if supposed is None else told,
        tells=bool(new or found.withdrawn or answered or decisions or supposed),
        notes=(*_notes(found, answered), *answered.notes),
        lead=tuple(
            filter(
                None,
                (
                    turns.corrected(changed),
                    turns.not_known(answered.unknown),
                    suppose.lead(supposed) if supposed is not None else None,
                ),
            )
        ),
        courtesy=turns.courtesy(reading, waiting) if not (new or answered) else None,
        supposed=supposed,
        questions=tuple(conflict.question(one) for one in clashes),
        asked=_asked(case, answered),
        reopened=turns.reopens(reading),
        contradictions=(*still_open, *clashes),
        point=turns.point(reading) if case.citations or case.matters else None,
    )


def _add(found: Found, more: Iterable[Fact], known: Facts) -> None:
    heard = {*found.facts, *found.withdrawn, *known.entries}
    values = [fact.value for fact in found.facts.values()]
    # A figure that the rules gave another part is not given a second one.
    new = [fact for fact in more if not told_by(fact.name) & heard and fact.value not in values]
    for fact in new:
        found.add(fact)
    if new:
        names = "、".join(f"{label(fact.name)}{shown(fact.name, fact.value)}" for fact in new)
        found.note(f"语言模型帮着从您的话里读出：{names}。请核对，不对就告诉我。")


def _on_a_copy(told: Facts, supposed: Supposed) -> Facts:
    """Another city takes the district along."""
    moved = ("district",) if "city" in supposed.facts else ()
    return told.without(*moved).with_(*supposed.facts)


def _set_apart(found: Found, supposed: Supposed) -> None:
    """What the message supposes is no fact of the case, nor does it take one back."""
    named = {name for name, fact in found.facts.items() if fact.words and fact.words in supposed.words}
    named |= {name for name, fact in found.facts.items() if fact.certainty == "assumed"}
    for name in {*supposed.facts.entries, *named} & set(found.facts):
        del found.facts[name]
    found.withdrawn.clear()


def _notes(found: Found, answered: Answered) -> tuple[str, ...]:
    """What the extractor could not read as a fact needs no note where the question makes it plain."""
    return () if answered.facts else tuple(found.notes)


def _asked(case: CaseFile, answered: Answered) -> tuple[Asked, ...]:
    """Questions put before, with what the worker cannot answer."""
    unknown = {(one.fact, one.entitlement) for one in answered.unknown}
    return tuple(
        replace(one, unknown=one.unknown or (one.missing.fact, one.missing.entitlement) in unknown)
        for one in case.asked
    )
