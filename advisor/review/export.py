"""Verdicts as candidate cases of the evals, for a person to read and approve."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from advisor.privacy import redact
from advisor.review.feedback import JUDGEMENTS, Feedbacks

if TYPE_CHECKING:
    from advisor.review.store import Store
    from advisor.review.tables import Feedback, Verdict

_HEAD = (
    "# Candidates from the review desk, awaiting approval. Read each case, mend the words, check the law;\n"
    "# then move it into evals/datasets/{target}. Persons' names and numbers were taken out by the program:\n"
    "# look again before it leaves this machine.\n"
)


@dataclass(frozen=True, slots=True)
class Exported:
    """Files written, cases in them, and what could not become a case, with the reason in Chinese."""

    files: tuple[Path, ...]
    cases: int
    left_out: tuple[str, ...]


def export(store: Store, folder: Path) -> Exported:
    """All verdicts as `retrieval-candidates.yaml` and `amounts-candidates.yaml` under `folder`.

    Right citations are gold of grade 2, and so is what should have been cited; a right sum is expected as
    computed, a wrong one as the reviewer put it.
    """
    feedbacks = Feedbacks(store)
    retrieval: list[dict[str, Any]] = []
    amounts: list[dict[str, Any]] = []
    left_out: list[str] = []
    given: dict[str, list[Verdict]] = {}
    for verdict in feedbacks.verdicts():
        given.setdefault(verdict.feedback_id, []).append(verdict)
    for identity, verdicts in given.items():
        feedback = feedbacks.get(identity)
        if feedback is None:
            continue
        gold = _gold(feedback, verdicts)
        if gold:
            retrieval.append(_retrieval(feedback, gold))
        for verdict in (one for one in verdicts if one.target == "amount"):
            case = _amount(feedback, verdict)
            if case is None:
                left_out.append(
                    f"{identity[:8]} 金额{JUDGEMENTS[verdict.verdict]}，没有写正确的数"  # type: ignore[index]
                )
            else:
                amounts.append(case)
        if not gold and any(one.target == "citation" for one in verdicts):
            left_out.append(f"{identity[:8]} 没有一条引用是对的，也没有写应当引哪一条")
    files = (
        _write(folder / "retrieval-candidates.yaml", "retrieval.yaml", _once(retrieval)),
        _write(folder / "amounts-candidates.yaml", "amounts.yaml", _once(amounts)),
    )
    return Exported(files, len(_once(retrieval)) + len(_once(amounts)), tuple(left_out))


def _gold(feedback: Feedback, verdicts: Iterable[Verdict]) -> dict[str, int]:
    cited = {str(one["n"]): one for one in feedback.trace["citations"]}
    gold: dict[str, int] = {}
    for verdict in verdicts:
        if verdict.target != "citation":
            continue
        one = cited[verdict.key]
        if verdict.verdict in ("right", "incomplete") and one["kind"] in ("原文", "要旨"):
            gold[f"{one['instrument']}#{one['article'] or ''}"] = 2
        if verdict.should:
            title, _, article = verdict.should.removeprefix("《").partition("》")
            gold[f"{title}#{article}"] = 2
    return gold


def _retrieval(feedback: Feedback, gold: dict[str, int]) -> dict[str, Any]:
    return {
        "id": f"review-{feedback.id[:12]}",
        "matter": (feedback.trace["topics"] or ["unknown"])[0],
        "question": _question(feedback.trace),
        "gold": gold,
    }


def _amount(feedback: Feedback, verdict: Verdict) -> dict[str, Any] | None:
    award = feedback.trace["awards"][int(verdict.key)]
    if verdict.should:
        expect: dict[str, Any] = {"outcome": "award", "amount": f"{Decimal(verdict.should):.2f}"}
    elif verdict.verdict == "right":
        expect = {key: award[key] for key in ("outcome", "total", "amount") if award[key] is not None}
    else:
        return None
    note = redact(" ".join(verdict.note.split())).text
    return {
        "id": f"review-{feedback.id[:12]}-{verdict.key}",
        "matter": (feedback.trace["topics"] or ["unknown"])[0],
        "as_of": feedback.trace["versions"]["as_of"],
        "question": _question(feedback.trace),
        "expect": expect,
        "source": f"审核台：{award['title'] or award['entitlement']}"
        f"，{JUDGEMENTS[verdict.verdict]}{f'。{note}' if note else ''}",  # type: ignore[index]
    }


def _question(trace: Mapping[str, Any]) -> str:
    """One message that tells what the conversation told: words of earlier turns stand before the question."""
    question = str(trace["question"])
    earlier = dict.fromkeys(
        words for fact in trace["facts"] if (words := str(fact["words"]).strip()) and words not in question
    )
    return redact("".join(f"{words.rstrip('。，')}。" for words in earlier) + question).text


def _once(cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The latest of each id: two reviewers may judge one answer."""
    return list({case["id"]: case for case in cases}.values())


def _write(path: Path, target: str, cases: list[dict[str, Any]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    body = yaml.safe_dump(cases, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(_HEAD.format(target=target) + body, encoding="utf-8")
    return path
