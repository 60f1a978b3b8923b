"""What each five instruments of knowledge bring: the same code and questions over a growing base.

`advisor eval --suite growth` measures the held-out questions over the built base as if it held the packaged
statutes alone, then our provisions of five instruments more at each step, then topics and cases. Passages
that a step does not have yet are left out of both legs before they are ranked; the weights and the keyword
leg's word statistics are those of the whole base. The rows are in `docs/evaluation.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from advisor.advice import Advisor
from advisor.clock import today
from advisor.domain import Passage, ProvisionRef, Topic
from advisor.index import VECTOR_CACHE
from advisor.index.adapter import adapter_for
from advisor.index.embedding import SentenceEncoder
from advisor.index.passages import route
from advisor.index.store import Near
from advisor.index.vectors import embed
from advisor.retrieval import filters, query
from advisor.retrieval.legs import Legs
from advisor.retrieval.ranking import rank
from advisor.retrieval.search import OVERFETCH
from advisor.sources import Library
from evals.datasets import RetrievalCase, question_cases
from evals.questions import is_held_out
from evals.report import SuiteResult
from evals.retrieval import DEPTH, figures_of

STEP = 5
FIRST = (
    "劳动合同法",
    "劳动争议司法解释（一）",
    "劳动争议司法解释（二）",
    "劳动合同法实施条例",
    "劳动争议调解仲裁法",
    "劳动法",
    "广东省工资支付条例",
    "防暑降温措施管理办法",
    "广东省高温天气劳动保护办法",
    "关于高温津贴发放的管理办法",
    "工伤保险条例",
    "广东省工伤保险条例",
    "社会保险法",
    "职工带薪年休假条例",
    "企业职工带薪年休假实施办法",
)
"""The order in which they were written; the rest follows in the order of instruments.yaml."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Both legs of one question over the whole base, best first, as rows of its passages."""

    keyword: Sequence[tuple[int, float]]
    dense: Sequence[int]
    likeness: np.ndarray
    cosines: np.ndarray


def run(advisor: Advisor) -> SuiteResult:
    """Held-out hit@5 and recall@10 at each step; the names of the figures say what was added."""
    cases = [case for case in question_cases() if is_held_out(case)]
    passages = advisor.index.passages
    legs = _legs(cases, advisor)
    figures: dict[str, float] = {}
    for name, has, guided in _steps(advisor.library):
        held = np.array([has(passage) for passage in passages])
        found = {
            case.id: _ranked(passages, held, whole, advisor.library.topics if guided else {})
            for case, whole in zip(cases, legs, strict=True)
        }
        told = figures_of(cases, found)
        for measure in ("hit@5", "recall@10"):
            figures[f"{name} | {held.sum()} passages | {measure}"] = told[measure]
    return SuiteResult("growth", len(cases), figures, ())


def _steps(library: Library) -> Iterator[tuple[str, Callable[[Passage], bool], bool]]:
    """(what was added, whether a passage is in the base by then, whether topics and cases are)."""
    gists = {
        (instrument.title, version.effective)
        for instrument in library.instruments
        for version in instrument.versions
        if version.text == "gist"
    }
    everybody = {one.title for one in library.instruments if one.indexed == "written"}

    def within(written: set[str], guides: bool) -> Callable[[Passage], bool]:
        def has(passage: Passage) -> bool:
            way = route(passage)
            if way in ("topic", "statement", "case"):
                return guides
            ours = way == "wording" or (passage.title, passage.version) in gists
            return passage.title in written or not (ours or passage.title in everybody)

        return has

    yield "packaged statutes alone", within(set(), False), False
    ordered = list(_order(library))
    shown = {one.title: one.short[0] if one.short else one.title for one in library.instruments}
    for start in range(0, len(ordered), STEP):
        added = "、".join(shown[title] for title in ordered[start : start + STEP])
        yield f"+ {added}", within(set(ordered[: start + STEP]), False), False
    yield "+ topics and cases", within(set(ordered), True), True


def _order(library: Library) -> Iterator[str]:
    """Titles of the instruments we wrote of."""
    first = [instrument.title for name in FIRST if (instrument := library.find(name)) is not None]
    rest = [instrument.title for instrument in library.instruments if instrument.title not in first]
    for title in (*first, *rest):
        instrument = library.find(title)
        if instrument is not None and any(
            provision.claims or provision.asked_as
            for version in instrument.versions
            if version.text != "not_held"
            for provision in library.provisions(instrument, version.effective)
        ):
            yield title


def _legs(cases: Sequence[RetrievalCase], advisor: Advisor) -> list[Whole]:
    index, library = advisor.index, advisor.library
    passages = index.passages
    encoder = SentenceEncoder(advisor.settings.embedding_model)
    matrix = embed([one.text for one in passages], encoder, advisor.settings.data_dir / VECTOR_CACHE)
    adapter = adapter_for(encoder.name)
    adapted = adapter.passages(matrix)
    legs: list[Whole] = []
    for case in cases:
        text = query.fold(case.question)
        scope = filters.scope(today(), filters.places_in(case.question, library))
        admitted = np.array([scope.admits(passage) for passage in passages])
        keyword = [
            (index.rows[passage.id], own)
            for passage, own in index.keyword(query.widen(text, index.lexicon), len(passages))
            if admitted[index.rows[passage.id]]
        ]
        asked = encoder.queries(query.pieces(text))
        likeness = (adapter.queries(asked) @ adapted.T).max(axis=0)
        order = [int(row) for row in np.argsort(-likeness, kind="stable") if admitted[row]]
        legs.append(Whole(keyword, order, likeness, (asked @ matrix.T).max(axis=0)))
    return legs


def _ranked(
    passages: Sequence[Passage], held: np.ndarray, whole: Whole, topics: Mapping[str, Topic]
) -> list[str]:
    """The provisions the search would give over the passages held, best first."""
    legs = Legs(
        keyword=[(passages[row], own) for row, own in whole.keyword if held[row]][:OVERFETCH],
        dense=[
            Near(passages[row], float(whole.likeness[row]), float(whole.cosines[row]))
            for row in [row for row in whole.dense if held[row]][:OVERFETCH]
        ],
    )
    shown = {
        passages[row].parents[0]
        for row in whole.dense
        if held[row] and route(passages[row]) in ("provision", "wording")
    }
    ranked = (one.target for one in rank(legs, topics))
    refs = [ref for ref in ranked if isinstance(ref, ProvisionRef) and ref in shown]
    return [f"{ref.instrument}#{ref.article or ''}" for ref in refs[:DEPTH]]
