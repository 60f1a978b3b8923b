"""The privacy suite: what `advisor/privacy.py` takes out of made-up sentences, and what it leaves.

A span counts when it is found with its exact borders and kind. `numbers recall` is over phones, cards,
plates, accounts and addresses; names are counted apart, because only announced ones are looked for.
"""

from __future__ import annotations

from advisor.advice import Advisor
from advisor.privacy import Kind, Span, spans
from evals.datasets import PrivacyCase, privacy_cases
from evals.report import Judged, Score, SuiteResult


def run(advisor: Advisor) -> SuiteResult:
    """Recall and precision of numbers and of names, in shares of one."""
    return SuiteResult.of("privacy", [_judged(case) for case in privacy_cases()])


NUMBERS: frozenset[Kind] = frozenset({"phone", "id_card", "bank_card", "plate", "wechat", "email"})


def told(case: PrivacyCase) -> tuple[Span, ...]:
    """The gold spans in the order of the text. Raises ValueError for one that does not stand there."""
    out, at = [], 0
    for span in case.spans:
        ((kind, words),) = span.items()
        start = case.text.index(words, at)
        at = start + len(words)
        out.append(Span(start, at, kind))
    return tuple(out)


def _judged(case: PrivacyCase) -> Judged:
    gold, found = set(told(case)), set(spans(case.text))
    scores: dict[str, Score] = {}
    for name, kinds in (("numbers", NUMBERS), ("names", frozenset({"name"}))):
        wanted = {one for one in gold if one.kind in kinds}
        got = {one for one in found if one.kind in kinds}
        scores[f"{name} recall"] = (len(wanted & got), len(wanted))
        scores[f"{name} precision"] = (len(wanted & got), len(got))
    return Judged(
        case.id,
        case.text,
        _words(gold - found, case.text),
        _words(found - gold, case.text),
        gold == found,
        "privacy",
        scores=scores,
    )


def _words(found: set[Span], text: str) -> str:
    ordered = sorted(found, key=lambda one: one.start)
    return "、".join(f"{one.kind}: {text[one.start : one.end]}" for one in ordered) or "nothing"
