"""The privacy suite: what `advisor/privacy.py` takes out of made-up sentences, and what it leaves.

A span counts when it is found with its exact borders and kind. `numbers recall` is over phones, cards,
plates, accounts and addresses; names are counted apart, because only announced ones are looked for.
"""

from __future__ import annotations

from advisor.advice import Advisor
from advisor.privacy import Kind, Span, spans
from evals.datasets import PrivacyCase, privacy_cases
from evals.report import Failure, SuiteResult


def run(advisor: Advisor) -> SuiteResult:
    """Recall and precision of numbers and of names, in shares of one."""
    cases = privacy_cases()
    gold = {(case.id, span) for case in cases for span in told(case)}
    found = {(case.id, span) for case in cases for span in spans(case.text)}
    figures: dict[str, float] = {}
    for name, kinds in (("numbers", NUMBERS), ("names", frozenset({"name"}))):
        wanted = {one for one in gold if one[1].kind in kinds}
        got = {one for one in found if one[1].kind in kinds}
        figures[f"{name} recall"] = len(wanted & got) / len(wanted)
        figures[f"{name} precision"] = len(wanted & got) / max(1, len(got))
    texts = {case.id: case.text for case in cases}
    failures = [
        _failure(id, span, texts[id], missed=(id, span) in gold)
        for id, span in sorted(gold ^ found, key=lambda one: (one[0], one[1].start))
    ]
    return SuiteResult("privacy", len(cases), figures, tuple(failures))


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


def _failure(id: str, span: Span, text: str, *, missed: bool) -> Failure:
    words = f"{span.kind}: {text[span.start : span.end]}"
    return Failure(id, text, words if missed else "nothing", "nothing" if missed else words, "privacy")
