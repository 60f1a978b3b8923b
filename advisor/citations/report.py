"""The outcome of a check: findings, their count, JSON and plain Chinese for the terminal."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from advisor.citations.articles import Span
from advisor.citations.compare import Difference
from advisor.citations.resolve import Reason
from advisor.domain import State

Verdict = Literal[
    "verbatim",
    "misquoted",
    "beyond_last_article",
    "not_in_force",
    "gist_only",
    "not_held",
    "found",
    "unattributed",
]
WRONG: frozenset[Verdict] = frozenset({"misquoted", "beyond_last_article", "not_in_force"})
UNCHECKED: frozenset[Verdict] = frozenset({"gist_only", "not_held", "unattributed"})

_LABELS: dict[Verdict, str] = {
    "verbatim": "与原文一致",
    "misquoted": "与原文不符",
    "beyond_last_article": "没有这一条",
    "not_in_force": "当日没有效力",
    "gist_only": "只有要旨，原文未核对",
    "not_held": "没有收录，未核对",
    "found": "条文存在，当日有效",
    "unattributed": "引文没有出处，未核对",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One citation or quotation with its verdict. `span` and `text` are the words in the text checked."""

    span: Span
    text: str
    verdict: Verdict
    state: State
    line: int
    """Line of the text, counted from 1."""
    instrument: str | None = None
    article: str | None = None
    version: date | None = None
    quote: str | None = None
    difference: Difference | None = None
    comparison: Literal["verbatim", "misquoted"] | None = None
    """How the quotation compares with the text held, also where the verdict speaks of something else."""
    reason: Reason | None = None
    note: str = ""
    gist: tuple[str, ...] = ()
    in_doubt: bool = False
    """The instrument may be relied on, but its weight is uncertain (court minutes)."""
    url: str | None = None

    def to_json(self) -> dict[str, Any]:
        difference = self.difference
        return {
            "span": list(self.span),
            "line": self.line,
            "text": self.text,
            "instrument": self.instrument,
            "article": self.article,
            "version": self.version.isoformat() if self.version else None,
            "verdict": self.verdict,
            "state": self.state,
            "in_doubt": self.in_doubt,
            "quote": self.quote,
            "difference": difference
            and {"says": difference.says, "quoted": difference.quoted, "marked": difference.marked},
            "detail": {"comparison": self.comparison} if self.comparison else None,
            "reason": self.reason,
            "gist": list(self.gist),
            "note": self.note,
            "url": self.url,
        }


@dataclass(frozen=True, slots=True)
class Report:
    as_of: date
    findings: tuple[Finding, ...]

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many of each verdict; those that do not occur are left out."""
        counted = Counter(finding.verdict for finding in self.findings)
        return {verdict: counted[verdict] for verdict in _LABELS if counted[verdict]}

    @property
    def wrong(self) -> int:
        return sum(finding.verdict in WRONG for finding in self.findings)

    @property
    def unchecked(self) -> int:
        return sum(finding.verdict in UNCHECKED for finding in self.findings)

    @property
    def exit_code(self) -> int:
        """1 when anything is wrong; what could not be checked is counted, not condemned."""
        return 1 if self.wrong else 0

    def to_json(self) -> dict[str, Any]:
        return {
            "as_of": self.as_of.isoformat(),
            "counts": self.counts,
            "wrong": self.wrong,
            "unchecked": self.unchecked,
            "findings": [finding.to_json() for finding in self.findings],
        }


def render_report(report: Report) -> str:
    """The report in plain Chinese."""
    if not report.findings:
        return f"按 {report.as_of} 的法律核对：没有发现对法条的引用或引文。"
    counted = "，".join(f"{_LABELS[verdict]} {n} 处" for verdict, n in report.counts.items())
    lines = [
        f"按 {report.as_of} 的法律核对，共 {len(report.findings)} 处：{counted}。",
        f"有错 {report.wrong} 处；没能核对 {report.unchecked} 处（没能核对不等于有错）。",
    ]
    for n, finding in enumerate(report.findings, 1):
        lines += ["", *_finding(n, finding)]
    return "\n".join(lines)


def _finding(n: int, finding: Finding) -> list[str]:
    named = f"《{finding.instrument}》{finding.article or ''}" if finding.instrument else ""
    version = f"（{finding.version} 起施行的文本）" if finding.version else ""
    where = "".join(finding.text.split())
    where = where if len(where) <= 60 else where[:60] + "……"
    lines = [f"{n}. 【{_LABELS[finding.verdict]}】第 {finding.line} 行：{where}"]
    if named:
        lines.append(f"   指的是：{named}{version}")
    if finding.quote and finding.verdict != "unattributed":
        lines.append(f"   引文：{''.join(finding.quote.split())}")
    if finding.difference:
        lines.append(f"   原文：{finding.difference.says}")
        lines.append(f"   差别：{finding.difference.marked}")
    if finding.gist:
        lines.append(f"   要旨（我们的概括，不是原文）：{''.join(finding.gist)}")
    if finding.note:
        lines.append(f"   说明：{finding.note}")
    if finding.url:
        lines.append(f"   官方页面：{finding.url}")
    return lines
