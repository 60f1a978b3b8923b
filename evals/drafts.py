"""The drafts suite: does the verifier stop what a writer must not say?

Drafts are put together when the suite runs, from the knowledge and the packaged statutes, and handed to the
verifier as a writer would: no official sentence stands in a dataset. Two kinds:

- wrong statements: the sentences of the rewordings dataset that say something else than their claim, under
  that claim and its right sources; the claim as written stands beside them and must stay;
- false sources: of one claim in `EVERY` what a careless writer makes of it (`RECIPES`). None may get through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from advisor.advice import Advisor
from advisor.answering import verify
from advisor.clock import today
from advisor.domain import (
    FREE,
    Block,
    CaseFile,
    Citation,
    Claim,
    Draft,
    Evidence,
    Inquiry,
    Provision,
    ProvisionRef,
    Section,
    Sentence,
)
from advisor.sources import Library
from evals.datasets import RewordingCase, rewording_cases
from evals.report import Judged, SuiteResult
from evals.rewordings import half

EVERY = 80
SHORTEST = 12
"""Characters of a clause that is quoted."""


@dataclass(frozen=True, slots=True)
class Forged:
    """A sentence with what it cites, and the day of the answer it would stand in."""

    sentence: Sentence
    refs: tuple[ProvisionRef, ...]
    day: date


def run(advisor: Advisor) -> SuiteResult:
    library = advisor.library
    return SuiteResult.of("drafts", [*wrong_statements(library), *false_sources(library)])


def wrong_statements(library: Library) -> Iterator[Judged]:
    """A record for each case of the rewordings whose claim is law today."""
    for case in rewording_cases():
        claim = library.claims[case.claim]
        if _leaving((_as_written(claim),), claim.provisions, today(), library):
            yield _judged(case, claim, library)


def _judged(case: RewordingCase, claim: Claim, library: Library) -> Judged:
    sentences = [Sentence(text, "claim", claim.id, _numbers(claim)) for _, text in case.wrong]
    left = _leaving((_as_written(claim), *sentences), claim.provisions, today(), library)
    out = [text for _, text in case.wrong if text in left]
    name = half(case)
    return Judged(
        case.id,
        " ／ ".join(text for _, text in case.wrong),
        f"struck; kept is only: {claim.text}",
        "；".join(out) or "struck",
        not out and claim.text in left,
        "wrong statement",
        matter="rewordings",
        half=name,
        scores={
            f"{name} wrong stopped": (len(case.wrong) - len(out), len(case.wrong)),
            "right kept": float(claim.text in left),
        },
    )


def false_sources(library: Library) -> Iterator[Judged]:
    """A record for each recipe that fits a claim; claims of texts not in force today are left out."""
    for id in sorted(library.claims)[::EVERY]:
        claim = library.claims[id]
        if not _leaving((_as_written(claim),), claim.provisions, today(), library):
            continue
        for name, recipe in RECIPES.items():
            forged = recipe(claim, library)
            if forged is None:
                continue
            out = _leaving((forged.sentence,), forged.refs, forged.day, library)
            yield Judged(
                f"{id}/{name}",
                f"{forged.sentence.text} 【{'、'.join(map(str, forged.refs))}】（{forged.day}）",
                "struck",
                "let out" if out else "struck",
                not out,
                name,
                matter=name,
                scores={"false sources let out": float(bool(out))},
            )


def _leaving(
    sentences: tuple[Sentence, ...], refs: tuple[ProvisionRef, ...], day: date, library: Library
) -> set[str]:
    """Those of the sentences that the verifier lets out, under sources numbered from 1."""
    citations = tuple(Citation(n, ref, "要旨", None, "in_force") for n, ref in enumerate(refs, start=1))
    blocks = tuple(Block("item", (sentence,)) for sentence in sentences)
    answer = verify(
        Draft((Section("law", "", blocks),), citations),
        Inquiry(question="", as_of=day, filing=day),
        Evidence(),
        (),
        library=library,
        case=CaseFile(),
    )
    texts = {one.text for section in answer.sections for block in section.blocks for one in block.sentences}
    return texts & {sentence.text for sentence in sentences}


def _as_written(claim: Claim) -> Sentence:
    return Sentence(claim.text, "claim", claim.id, _numbers(claim))


def _numbers(claim: Claim) -> tuple[int, ...]:
    return tuple(range(1, len(claim.provisions) + 1))


# --- what a careless writer does ---------------------------------------------------------------


def _beyond_last(claim: Claim, library: Library) -> Forged | None:
    """The right sentence under an article that the instrument does not have."""
    ref = claim.provisions[0]
    instrument = library.find(ref.instrument)
    last = library.last_article(instrument) if instrument else None
    if last is None:
        return None
    return Forged(
        Sentence(claim.text, "claim", claim.id, (1,)),
        (ProvisionRef(ref.instrument, f"第{last + 7}条"),),
        today(),
    )


def _other_article(claim: Claim, library: Library) -> Forged | None:
    """The right sentence under a neighbour of its article."""
    other = _neighbour(claim, library)
    if other is None:
        return None
    return Forged(Sentence(claim.text, "claim", claim.id, (1,)), (other.ref,), today())


def _no_source(claim: Claim, library: Library) -> Forged:
    """A sentence of law that names no claim, under a right source."""
    return Forged(Sentence(claim.text, "claim", None, (1,)), claim.provisions[:1], today())


def _as_connective(claim: Claim, library: Library) -> Forged:
    """A claim that a model passes off as words of its own that say nothing."""
    return Forged(Sentence(claim.text, "connective", FREE), (), today())


def _one_character(claim: Claim, library: Library) -> Forged | None:
    """A quotation with one character changed."""
    clause = _clause(claim, library)
    if clause is None:
        return None
    middle = len(clause) // 2
    changed = clause[:middle] + ("之" if clause[middle] != "之" else "的") + clause[middle + 1 :]
    return Forged(Sentence(f"「{changed}」", "quotation", None, (1,)), claim.provisions[:1], today())


def _misplaced_quotation(claim: Claim, library: Library) -> Forged | None:
    """A verbatim quotation under a neighbouring article."""
    clause, other = _clause(claim, library), _neighbour(claim, library)
    if clause is None or other is None or clause in (other.text or ""):
        return None
    return Forged(Sentence(f"「{clause}」", "quotation", None, (1,)), (other.ref,), today())


def _gist_as_quotation(claim: Claim, library: Library) -> Forged | None:
    """Our own words in quotation marks."""
    held = library.provision(claim.provisions[0], today())
    if held is None or held.text is not None:
        return None
    quoted = Sentence(f"「{claim.text.rstrip('。')}」", "quotation", None, (1,))
    return Forged(quoted, claim.provisions[:1], today())


def _before_its_time(claim: Claim, library: Library) -> Forged | None:
    """The right sentence on a day on which its law was not yet in force."""
    instrument = library.find(claim.provisions[0].instrument)
    if instrument is None:
        return None
    day = instrument.versions[0].effective - timedelta(days=1)
    return Forged(_as_written(claim), claim.provisions, day)


RECIPES: dict[str, Callable[[Claim, Library], Forged | None]] = {
    "article beyond the last": _beyond_last,
    "neighbouring article": _other_article,
    "no claim behind it": _no_source,
    "passed off as connective": _as_connective,
    "one character changed": _one_character,
    "quotation misplaced": _misplaced_quotation,
    "gist in quotation marks": _gist_as_quotation,
    "not in force": _before_its_time,
}


def _neighbour(claim: Claim, library: Library) -> Provision | None:
    ref = claim.provisions[0]
    instrument = library.find(ref.instrument)
    if instrument is None or len(claim.provisions) > 1:
        return None
    held = [one for one in library.provisions(instrument, today()) if one.ref != ref]
    return held[len(held) // 2] if held else None


def _clause(claim: Claim, library: Library) -> str | None:
    held = library.provision(claim.provisions[0], today())
    clauses = (held.text or "").replace("\n", "。").replace("，", "。").split("。") if held else []
    return next((clause for clause in clauses if len(clause) >= SHORTEST), None)
