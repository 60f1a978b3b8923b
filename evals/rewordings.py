"""The rewordings suite: is a sentence of law in other words let through when it says the same, and only then?

Every sentence is held against its claim as the knowledge states it today. Claims of odd number may be
looked at while the verifier is worked on (dev); of the even ones (held-out) figures alone are shown. Beside
them stand changes made by rule to claims of the whole knowledge: each makes the sentence wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.advice import Advisor
from advisor.answering.rewording import reason_to_refuse
from advisor.domain import Claim
from advisor.errors import UserError
from evals.datasets import RewordingCase, rewording_cases
from evals.report import Half, Judged, SuiteResult

HALVES: tuple[Half, Half] = ("dev", "held-out")
CHANGES = tuple(
    (re.compile(old), new)
    for old, new in (
        ("应当", "可以"),
        ("应当", "不用"),
        ("(?<!不)可以", "应当"),
        ("(?<!不)可以", "不得"),
        ("不得", "可以"),
        ("(?<!能)不能", "能"),
        ("(?<!可)(?<!“)以上", "以下"),
        ("以内", "以后"),
        ("(?<=[^对])不满(?=[一二三四五六七八九十两半\\d])", "满"),
        ("(?<!有)没有", "有"),
        ("或者", "并且"),
        ("(?<![，。；])用人单位(?=[应可不要必])", "劳动者"),
        ("(?:(?<=[，；])|^)用人单位", "劳动者"),
        ("(?:(?<=[，；])|^)劳动者", "用人单位"),
        ("(?:(?<=[，；])|^)公司(?!和|或)", "您"),
        ("在广东", "在全国"),
        ("(?<![二三四五六七八九])十(?=日|年|个月)", "二十"),
    )
)
"""What is put in another's place, once in each claim that has it."""
ADDED = ("公司必须赔偿", "您可以不去上班", "这笔钱一定能拿到", "全国都一样", "不用任何证据")
"""What is put behind each claim."""
_EVERY = 4
"""Of the claims of the knowledge, one in so many is changed: enough to see, quick enough to run."""


def half(case: RewordingCase) -> Half:
    return HALVES[0] if int(case.id.rpartition("-")[2]) % 2 else HALVES[1]


def run(advisor: Advisor) -> SuiteResult:
    """Shares by half: kept of the faithful, refused of the wrong; and refused of the changes made by rule.

    Raises UserError for a case whose claim the knowledge no longer has.
    """
    claims = advisor.library.claims
    judged: list[Judged] = []
    for case in rewording_cases():
        claim = claims.get(case.claim)
        if claim is None:
            raise UserError(
                f"rewordings.yaml: {case.id} is bound to no claim ({case.claim}); bind it to another."
            )
        judged += _judged(case, claim)
    some = [claims[id] for id in sorted(claims)[::_EVERY]]
    made = [(claim.id, reason_to_refuse(text, claim) is None) for claim in some for text in changed(claim)]
    kept = [id for id, wrongly in made if wrongly]
    figure = "changed by rule refused"
    return SuiteResult.of(
        "rewordings", judged, {figure: 1 - len(kept) / len(made)}, {figure: tuple(dict.fromkeys(kept))}
    )


def _judged(case: RewordingCase, claim: Claim) -> Iterator[Judged]:
    name = half(case)
    sentences = [("faithful", text) for text in case.faithful] + list(case.wrong)
    for place, (kind, text) in enumerate(sentences, start=1):
        reason = reason_to_refuse(text, claim)
        faithful = kind == "faithful"
        held = (reason is None) is faithful
        yield Judged(
            f"{case.id}/{place}",
            text,
            f"{'kept' if faithful else 'refused'}: {claim.text}",
            reason or "kept",
            held,
            kind,
            matter=kind,
            half=name,
            scores={f"{name} {'faithful kept' if faithful else 'wrong refused'}": float(held)},
        )


def changed(claim: Claim) -> Iterator[str]:
    """The claim with one thing changed, a sentence for each change that fits, and cut by each condition."""
    for old, new in CHANGES:
        if old.search(claim.text):
            yield old.sub(new, claim.text, count=1)
    for more in ADDED:
        yield f"{claim.text.rstrip('。')}，{more}。"
    clauses = claim.text.rstrip("。").split("，")
    for at, clause in enumerate(clauses[:-1]):
        if clause.endswith("的") and len(clauses) > 2:
            yield "，".join((*clauses[:at], *clauses[at + 1 :])) + "。"
    if claim.text.rstrip("。").endswith("除外") and len(clauses) > 1:
        yield "，".join(clauses[:-1]) + "。"
