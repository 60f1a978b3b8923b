"""Verdicts and complaints as candidate cases of the evals, for a person to read and approve."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from advisor.privacy import redact
from advisor.review.feedback import JUDGEMENTS, KINDS, Feedbacks, read_kind

if TYPE_CHECKING:
    from advisor.review.store import Store
    from advisor.review.tables import Feedback, Verdict

_HEAD = (
    "# Candidates from the review desk, awaiting approval. Read each case, mend the words, check the law;\n"
    "# then move it into evals/datasets/{target}. Persons' names and numbers were taken out by the program:\n"
    "# look again before it leaves this machine.\n"
)
_REVIEWER = "reviewer at the desk"
_WORKER = "worker who sent feedback"


@dataclass(frozen=True, slots=True)
class Exported:
    """Files written, cases in them, and what could not become a case, with the reason in Chinese."""

    files: tuple[Path, ...]
    cases: int
    left_out: tuple[str, ...]


def export(
    store: Store, folder: Path, *, titled: Callable[[str], str | None] = lambda name: name
) -> Exported:
    """Verdicts and complaints as `retrieval-`, `amounts-` and `answers-candidates.yaml` under `folder`.

    Right citations are gold of grade 2, and so is what should have been cited; a right sum is expected as
    computed, a wrong one as the reviewer put it. Feedback that found something amiss becomes a case of the
    answers suite whose points are still to be written. `titled` gives an instrument's official title, by
    which the datasets name it, or None where it is not held.
    """
    feedbacks = Feedbacks(store)
    retrieval: list[dict[str, Any]] = []
    amounts: list[dict[str, Any]] = []
    left_out: list[str] = []
    given: dict[str, list[Verdict]] = {}
    for verdict in feedbacks.verdicts():
        given.setdefault(verdict.feedback_id, []).append(verdict)
    golds: dict[str, dict[str, int]] = {}
    for identity, verdicts in given.items():
        feedback = feedbacks.get(identity)
        if feedback is None:
            continue
        gold, unknown = _gold(feedback, verdicts, titled)
        left_out += [f"{identity[:8]} 没有收录叫《{name}》的文件" for name in unknown]
        if gold:
            golds[identity] = gold
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
    answers = [_answer(one, golds.get(one.id, {})) for one in feedbacks.complaints()]
    written = {
        "retrieval.yaml": _once(retrieval),
        "amounts.yaml": _once(amounts),
        "answers.yaml": answers,
    }
    files = tuple(_write(folder, target, cases) for target, cases in written.items())
    return Exported(files, sum(map(len, written.values())), tuple(left_out))


def _gold(
    feedback: Feedback, verdicts: Iterable[Verdict], titled: Callable[[str], str | None]
) -> tuple[dict[str, int], list[str]]:
    """The provisions that are right, each with its grade; and names of instruments nobody knows."""
    cited = {str(one["n"]): one for one in feedback.trace["citations"]}
    gold: dict[str, int] = {}
    unknown = []
    for verdict in verdicts:
        if verdict.target != "citation":
            continue
        one = cited[verdict.key]
        if verdict.verdict in ("right", "incomplete") and one["kind"] in ("原文", "要旨"):
            gold[f"{one['instrument']}#{one['article'] or ''}"] = 2
        if verdict.should:
            name, _, article = verdict.should.removeprefix("《").partition("》")
            title = titled(name)
            if title is None:
                unknown.append(name)
            else:
                gold[f"{title}#{article}"] = 2
    return gold, unknown


def _retrieval(feedback: Feedback, gold: dict[str, int]) -> dict[str, Any]:
    return {
        "id": f"review-{feedback.id[:12]}",
        "matter": _matter(feedback),
        "question": _question(feedback.trace),
        "gold": gold,
    }


def _answer(feedback: Feedback, gold: Mapping[str, int]) -> dict[str, Any]:
    """What a worker found amiss, with the provisions known to be right; its points a person writes."""
    words = redact(" ".join(feedback.words.split())).text
    return {
        "id": f"review-{feedback.id[:12]}",
        "matter": _matter(feedback),
        "layer": "mixed",
        "difficulty": "mixed",
        "author": _WORKER,
        "checked_by": _REVIEWER if gold else None,
        "source": f"工人的评价：{KINDS[read_kind(feedback.kind)]}{f'。{words}' if words else ''}",
        "question": _question(feedback.trace),
        "say": {},
        "cite": [list(gold)] if gold else [],
        "never": [],
        "lead": [],
    }


def _matter(feedback: Feedback) -> str:
    return str((feedback.trace["topics"] or ["unknown"])[0])


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
        "matter": _matter(feedback),
        "layer": "mixed",
        "difficulty": "mixed",
        "author": _WORKER,
        "checked_by": _REVIEWER,
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


def _write(folder: Path, target: str, cases: list[dict[str, Any]]) -> Path:
    path = folder / f"{Path(target).stem}-candidates.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    body = yaml.safe_dump(cases, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(_HEAD.format(target=target) + body, encoding="utf-8")
    return path
