"""What-if questions: 如果是深圳呢, 那我辞职呢. Computed on a copy of the case; the case itself stays."""

from __future__ import annotations

import re
from datetime import date

from advisor.dialogue.facts import extract
from advisor.dialogue.reading import Reading, read
from advisor.dialogue.wordlists import pattern, section
from advisor.domain import CaseFile, Fact, Facts, Supposed
from advisor.fact_names import label, shown
from advisor.sources.library import Library

_BARE_SO = re.compile(r"那(?!么?(?:如果|要是|假如|假设|万一))")
"""那 alone supposes something only in a question of these forms: 那我辞职呢, 那我辞职有没有钱."""
_ASKS = re.compile(r"呢$|怎么|多少|怎样|如何|会|能|有没有|吗$")
_ASKS_BY_SO = re.compile(r"呢$|^那么?我[^，,。]{0,6}(?:辞|走|不干|离职)")
_BESIDE = frozenset({"employed", "dismissed", "district", "province"})
"""Not named to the worker: they come along with what is."""
_OF_THE_STORY = frozenset({"employer_reason", "asked_employer", "interrupted", "filing"})


def supposed_in(reading: Reading, case: CaseFile, *, as_of: date, library: Library) -> Supposed | None:
    """What a message supposes of a case that is already on the table; None where it supposes nothing.

    A clause with 如果 or a short question that begins with 那 and ends with 呢 is read as if it were so.
    """
    if not (case.matters or case.facts.entries):
        return None
    stretch = _supposing(reading)
    if stretch is None:
        return None
    plain = pattern("conversation", "what_if_end").sub(
        "", pattern("conversation", "what_if").sub("", stretch)
    )
    heat = "high-temperature-allowance" in case.matters
    # What is known gives the years of undated days, but no fact of it is to be read again.
    found = extract(read(plain), as_of=as_of, known=case.facts, heat_matter=heat, library=library)
    facts = {name: fact for name, fact in found.facts.items() if name not in _OF_THE_STORY}
    facts |= _leaving(plain, facts, case.facts, as_of)
    new = {
        name: Fact(name, fact.value, stretch, "assumed")
        for name, fact in facts.items()
        if name not in case.facts or case.facts.get(name) != fact.value
    }
    return Supposed(stretch, Facts(new)) if new else None


def _supposing(reading: Reading) -> str | None:
    """The words that suppose something, up to the end of their sentence."""
    marker = pattern("conversation", "what_if")
    for clause in reading.clauses:
        match = marker.search(clause.text)
        if match is None:
            continue
        rest = reading.text[clause.start + match.start() :]
        sentence = re.split(r"[。！!？?\n]", rest)[0]
        if _BARE_SO.match(match[0]):
            asks = _ASKS_BY_SO.search(sentence) is not None
        else:
            asks = len(reading.clauses) == 1 or _ASKS.search(sentence.strip("，, ")) is not None
        if asks:
            return sentence.strip("，, ")
    return None


def _leaving(plain: str, facts: dict[str, Fact], known: Facts, as_of: date) -> dict[str, Fact]:
    """A supposed way of leaving ends the employment today, unless the message names a day."""
    grounds = section("conversation", "supposed_ground").items()
    named = (name for name, entries in grounds if any(re.search(entry, plain) for entry in entries))
    ground = next(named, None)
    if ground is None:
        return {}
    out = {"ground": Fact("ground", ground, plain, "assumed")}
    if known.get("dismissed") and ground != "dismissed":
        out["dismissed"] = Fact("dismissed", False, plain, "assumed")
    if known.get("employment_end") is None and "employment_end" not in facts:
        out["employment_end"] = Fact("employment_end", as_of, plain, "assumed")
        out["employed"] = Fact("employed", False, plain, "assumed")
    return out


def goes_on_supposing(text: str, case: CaseFile) -> bool:
    """那多少钱 behind a what-if question still asks within it."""
    return case.supposed is not None and re.match(r"那|这样|这种情况|这么算", text) is not None


def takes_over(text: str, case: CaseFile) -> bool:
    """就按深圳算, 就按这个算: the supposition becomes part of the case."""
    return case.supposed is not None and pattern("conversation", "take_over").search(text) is not None


def as_told(supposed: Supposed, words: str) -> dict[str, Fact]:
    """The supposed facts as the worker's own, once they say so."""
    return {fact.name: Fact(fact.name, fact.value, f"{fact.words}，{words}") for fact in supposed.facts}


def lead(supposed: Supposed) -> str:
    """What stands before an answer that rests on a supposition."""
    named = "，".join(
        f"{label(fact.name)}：{shown(fact.name, fact.value)}"
        for fact in supposed.facts
        if fact.name not in _BESIDE
    )
    return (
        f"假设：{named}。\n下面只是按这个假设算的，您原来说的情况没有改。要改成这样，请回一句“就按这个算”。"
    )
