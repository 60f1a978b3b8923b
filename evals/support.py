"""The support suite: does a wrong statement ever leave under a right citation, and does a right one stay?

`datasets/support.yaml` holds recipes on claims of the knowledge, by id, changed when the suite runs; each is
handed to the verifier as a writer would hand it over: bound to its claim, under the claim's own citations.
The wrong ones are tried in two other guises as well, as words quoted from the article and as words without
a source. The `rewordings` suite asks the same of sentences in freely chosen words, without citations; here
stand the changes it does not make (another figure of the same article, one digit, another claim's words,
another article's citation, a text no longer in force) beside those that follow the knowledge as it grows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from advisor.advice import Advisor
from advisor.answering import verify
from advisor.answering.rewording import reason_to_refuse
from advisor.domain import (
    Block,
    CaseFile,
    Citation,
    Claim,
    Draft,
    Evidence,
    Inquiry,
    ProvisionRef,
    Section,
    Sentence,
    SentenceKind,
)
from advisor.errors import UserError
from advisor.sources import Library
from evals.altering import exchanged
from evals.recipes import Recipe, recipes
from evals.report import Judged, SuiteResult, counted

DATASET = "support.yaml"
RIGHT = "right"
_EVERY = 4
"""Of the claims, one in so many is changed by rule: enough to see, quick enough to run."""
_PLAIN = (("用人单位", "公司"), ("不得", "不能"), ("应当", "必须"))
"""Words of law, and the plain ones that say the same."""
_DIGITS = "0123456789"
_NUMERALS = "一二三四五六七八九"
_DIGIT = re.compile(f"[{_DIGITS}{_NUMERALS}]")
_UNIT = re.compile(r"(?P<n>[一二三四五六七八九十百]+)(?P<unit>个月|日|天|年|倍|小时|周岁)")


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportCase(Recipe):
    """A claim by id and what is said in its name.

    Said is the claim's text with `exchange` made in it, or that of the claim `says`; `cites` are
    (instrument, article) in place of the claim's own. `kind` is right, or how the sentence is wrong.
    """

    claim: str
    as_of: date
    exchange: list[list[str]] = field(default_factory=list)
    says: str | None = None
    cites: list[list[str]] = field(default_factory=list)

    @property
    def is_right(self) -> bool:
        return self.kind.startswith(RIGHT)


def cases() -> tuple[SupportCase, ...]:
    return recipes(DATASET, SupportCase)


def run(advisor: Advisor) -> SuiteResult:
    """Shares of wrong statements supported and right ones struck, and of changes by rule noticed or kept.

    Raises UserError for a recipe whose claim or words the knowledge no longer has.
    """
    library = advisor.library
    by_rule = {
        "one digit altered by rule struck": _by_rule(with_digit_altered(library), strike=True),
        "a neighbour's figure by rule struck": _by_rule(with_neighbours_figure(library), strike=True),
        "plain words by rule kept": _by_rule(in_plain_words(library), strike=False),
    }
    return SuiteResult.of(
        "support",
        [judged_case(case, library) for case in cases()],
        {name: 1 - len(wrong) / of if of else 0.0 for name, (wrong, of) in by_rule.items()},
        {name: tuple(dict.fromkeys(wrong)) for name, (wrong, _) in by_rule.items()},
    )


def judged_case(case: SupportCase, library: Library) -> Judged:
    """A statement in every guise it is tried in; `got` tells which of them came out otherwise."""
    claim, text = compose(case, library)
    reason = struck(case, text, library)
    good = (reason is None) == case.is_right
    wrong = not case.is_right
    disguised = wrong and text != claim.text
    quoted = disguised and struck(case, f"「{text}」", library, kind="quotation") is not None
    free = disguised and struck(case, text, library, kind="connective") is not None
    let_out = {
        reason or "left as it is": not good,
        "left as a quotation": disguised and not quoted,
        "left as free words": disguised and not free,
    }
    return Judged(
        case.id,
        text,
        f"{'struck' if wrong else 'kept'}: {claim.text}",
        "；".join(told for told, so in let_out.items() if so),
        not any(let_out.values()),
        case.kind,
        matter=case.matter,
        layer=case.layer,
        difficulty=case.difficulty,
        scores={
            "wrong struck": counted(good, wrong),
            "false support": counted(not good, wrong),
            "right kept": counted(good, not wrong),
            "right struck": counted(not good, not wrong),
            "wrong struck as a quotation": counted(quoted, disguised),
            "wrong struck as free words": counted(free, disguised),
            f"as expected: {case.kind}": float(good),
        },
    )


def _by_rule(made: Iterable[tuple[Claim, str]], *, strike: bool) -> tuple[list[str], int]:
    """The ids of claims whose changed text came out wrongly, one a text; and how many texts there were."""
    told = [(claim.id, (reason_to_refuse(text, claim) is not None) is strike) for claim, text in made]
    return [id for id, right in told if not right], len(told)


def compose(case: SupportCase, library: Library) -> tuple[Claim, str]:
    """The claim and what is said in its name. Raises UserError, naming the case, where it cannot be said."""
    claim = library.claims.get(case.claim)
    spoken = library.claims.get(case.says or case.claim)
    if claim is None or spoken is None:
        raise UserError(f"{DATASET}: {case.id} is bound to no claim ({case.says or case.claim}).")
    try:
        return claim, exchanged(spoken.text, case.exchange)
    except ValueError as error:
        raise UserError(f"{DATASET}: {case.id} cannot be made of {claim.id} ({error}).") from error


def struck(case: SupportCase, text: str, library: Library, *, kind: SentenceKind = "claim") -> str | None:
    """Why the verifier strikes the text; None when it leaves."""
    claim = library.claims[case.claim]
    refs: Sequence[ProvisionRef] = [ProvisionRef(name, article) for name, article in case.cites]
    citations = tuple(
        Citation(n, ref, "要旨", None, "in_force") for n, ref in enumerate(refs or claim.provisions, 1)
    )
    sourced = kind != "connective"
    sentence = Sentence(
        text,
        kind,
        claim.id if kind == "claim" else None,
        tuple(citation.n for citation in citations) if sourced else (),
    )
    answer = verify(
        Draft((Section("law", "", (Block("item", (sentence,)),)),), citations),
        Inquiry("公司这样做对吗？", case.as_of, case.as_of),
        Evidence(),
        (),
        library=library,
        case=CaseFile(),
    )
    assert answer.verification is not None
    return next((one.reason for one in answer.verification.struck if one.text == text), None)


def with_digit_altered(library: Library) -> Iterator[tuple[Claim, str]]:
    """Claims with figures, and each digit of each figure in its turn made the next one."""
    for id in sorted(one for one, claim in library.claims.items() if claim.figures)[::_EVERY]:
        claim = library.claims[id]
        for figure in claim.figures:
            place = claim.text.find(figure)
            for match in _DIGIT.finditer(figure) if place >= 0 else ():
                at = place + match.start()
                yield claim, claim.text[:at] + _next(match[0]) + claim.text[at + 1 :]


def with_neighbours_figure(library: Library) -> Iterator[tuple[Claim, str]]:
    """Claims with a figure of another claim on the same article in the place of their own of that unit."""
    by_article: dict[ProvisionRef, list[Claim]] = {}
    for id in sorted(library.claims):
        claim = library.claims[id]
        by_article.setdefault(claim.provisions[0], []).append(claim)
    for claims in by_article.values():
        for claim in claims:
            for other in claims:
                yield from ((claim, text) for text in _exchanging_figures(claim, other))


def in_plain_words(library: Library) -> Iterator[tuple[Claim, str]]:
    """Claims with one word of law throughout in plain, where the plain one does not stand already."""
    for id in sorted(library.claims)[::_EVERY]:
        claim = library.claims[id]
        for law, plain in _PLAIN:
            if law in claim.text and plain not in claim.text:
                yield claim, claim.text.replace(law, plain)


def _exchanging_figures(claim: Claim, other: Claim) -> Iterator[str]:
    for mine in claim.figures:
        for theirs in other.figures:
            one, two = (_UNIT.fullmatch(figure.replace("两", "二")) for figure in (mine, theirs))
            fits = one and two and one["unit"] == two["unit"] and one["n"] != two["n"]
            if fits and theirs not in claim.text and claim.text.count(mine) == 1:
                yield claim.text.replace(mine, theirs)


def _next(digit: str) -> str:
    row = _DIGITS if digit in _DIGITS else _NUMERALS
    return row[(row.index(digit) + 1) % len(row)]
