"""Feedback of workers and the verdicts on it."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from sqlalchemy import delete, func, select

from advisor.errors import UserError
from advisor.review.tables import Feedback, Verdict

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, ScalarResult

    from advisor.review.store import Store

Kind = Literal["useful", "wrong_citation", "wrong_amount", "unclear"]
KINDS: Mapping[Kind, str] = {
    "useful": "有用",
    "wrong_citation": "引用有错",
    "wrong_amount": "金额有错",
    "unclear": "看不明白",
}
Judgement = Literal["right", "wrong", "outdated", "incomplete"]
JUDGEMENTS: Mapping[Judgement, str] = {
    "right": "正确",
    "wrong": "错误",
    "outdated": "过时",
    "incomplete": "不完整",
}
Target = Literal["citation", "amount"]
MOST_WORDS = 2000
"""Characters of a worker's remark or a reviewer's note."""
_PAGE = 30
_LONG_STAY = 20_000
"""Pieces of feedback kept; beyond it new ones are refused rather than old ones lost."""
_CITED = re.compile(
    r"^《[^《》]{2,100}》(第[〇零一二三四五六七八九十百千]+[条项](之[一二三四五六七八九十]+)?)?$"
)
_SUM = re.compile(r"^\d{1,9}(\.\d{1,2})?$")


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict as given. `should` is what would be right, where told."""

    target: Target
    key: str
    verdict: Judgement
    should: str = ""
    note: str = ""


def consent_text(trace: Mapping[str, Any], kind: Kind, words: str) -> str:
    """All that will be stored of the worker's own, as shown before sending; answer and facts with it."""
    facts = [
        f"· {fact['words']}"
        for fact in trace["facts"]
        if str(fact["words"]).strip() not in ("", trace["question"])
    ]
    return "\n".join(
        [
            f"您的评价：{KINDS[kind]}",
            f"您的话：{words or '（没有写）'}",
            "",
            "您的问题：",
            trace["question"],
            *(["", "从您的话里读出的情况：", *facts] if facts else []),
            "",
            "我们的回答：",
            trace["answer"],
        ]
    )


class Feedbacks:
    """Feedback, its queue and verdicts, of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def send(self, kind: str, words: str, shown: str, trace: dict[str, Any]) -> str:
        """Stores one piece; its id, which cannot be guessed. Raises `UserError`.

        `shown` must be what `consent_text` makes: nothing is stored that was not shown.
        """
        known = read_kind(kind)
        if len(words) > MOST_WORDS:
            raise UserError(f"写得太长了，最多 {MOST_WORDS} 个字。")
        if shown != consent_text(trace, known, words):
            raise UserError("内容和刚才给您看的不一样了，请再看一遍再发送。")
        identity = secrets.token_hex(12)
        with self._store.session() as work, work.begin():
            if (work.scalar(select(func.count()).select_from(Feedback)) or 0) >= _LONG_STAY:
                raise UserError("意见箱满了，请直接联系工会 12351。")
            work.add(
                Feedback(
                    id=identity,
                    sent=self._store.now(),
                    kind=known,
                    words=words,
                    shown=shown,
                    trace=trace,
                    reviewed=None,
                )
            )
        return identity

    def queue(self, *, done: bool = False, kind: str = "", page: int = 0) -> tuple[list[Feedback], int]:
        """A page of the queue and how many there are: the oldest waiting first, the newest done first."""
        seen = Feedback.reviewed
        wanted: list[ColumnElement[bool]] = [seen.is_not(None) if done else seen.is_(None)]
        if kind in get_args(Kind):
            wanted.append(Feedback.kind == kind)
        order = Feedback.reviewed.desc() if done else Feedback.sent.asc()
        with self._store.session() as work:
            total = work.scalar(select(func.count()).select_from(Feedback).where(*wanted)) or 0
            rows: ScalarResult[Feedback] = work.scalars(
                select(Feedback).where(*wanted).order_by(order, Feedback.id).offset(page * _PAGE).limit(_PAGE)
            )
            return list(rows), total

    def complaints(self) -> list[Feedback]:
        """All feedback that found something amiss, reviewed or not; the oldest first."""
        with self._store.session() as work:
            amiss = select(Feedback).where(Feedback.kind != "useful").order_by(Feedback.sent, Feedback.id)
            return list(work.scalars(amiss))

    def get(self, identity: str) -> Feedback | None:
        with self._store.session() as work:
            return work.get(Feedback, identity)

    def verdicts(self, identity: str | None = None) -> list[Verdict]:
        """Those on one piece of feedback, or all; oldest first."""
        asked = select(Verdict).order_by(Verdict.given, Verdict.id)
        if identity is not None:
            asked = asked.where(Verdict.feedback_id == identity)
        with self._store.session() as work:
            return list(work.scalars(asked))

    def judge(self, identity: str, account: str, judged: Sequence[Judged]) -> None:
        """This reviewer's verdicts on one answer, in place of those given before. Raises `UserError`.

        With no verdict at all the answer is marked as seen: it leaves the queue.
        """
        with self._store.session() as work, work.begin():
            feedback = work.get(Feedback, identity)
            if feedback is None:
                raise UserError("这条反馈已经不在了。")
            for one in judged:
                _check(one, feedback.trace)
            work.execute(delete(Verdict).where(Verdict.feedback_id == identity, Verdict.account == account))
            now = self._store.now()
            work.add_all(
                Verdict(
                    feedback_id=identity,
                    account=account,
                    target=one.target,
                    key=one.key,
                    verdict=one.verdict,
                    should=one.should,
                    note=one.note,
                    given=now,
                )
                for one in judged
            )
            feedback.reviewed = now

    def remove(self, identity: str) -> None:
        """A worker asked for it, or it should never have been sent; its verdicts go with it."""
        with self._store.session() as work, work.begin():
            work.execute(delete(Feedback).where(Feedback.id == identity))


def read_kind(kind: str) -> Kind:
    """Raises `UserError` for what is none."""
    for known in KINDS:
        if kind == known:
            return known
    raise UserError("请先选一种评价。")


def _check(one: Judged, trace: Mapping[str, Any]) -> None:
    known = (
        {str(citation["n"]) for citation in trace["citations"]}
        if one.target == "citation"
        else {str(n) for n in range(len(trace["awards"]))}
    )
    if one.key not in known or one.verdict not in JUDGEMENTS:
        raise UserError("评价的不是这个回答里的引用或金额，请刷新页面再填。")
    if len(one.note) > MOST_WORDS:
        raise UserError(f"说明太长了，最多 {MOST_WORDS} 个字。")
    if one.should and one.target == "citation" and not _CITED.match(one.should):
        raise UserError(f"“{one.should[:60]}”不是一条出处，请写成《劳动合同法》第八十二条 这样。")
    if one.should and one.target == "amount" and not _SUM.match(one.should):
        raise UserError(f"“{one.should[:60]}”不是金额，请只写数字，如 300.00。")
