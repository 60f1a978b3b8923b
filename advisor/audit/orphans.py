"""Entries nothing leads to, or that lead nowhere: written once, then never seen by anybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from advisor.domain import ProvisionRef

if TYPE_CHECKING:
    from advisor.sources.library import Library


def orphans(library: Library) -> list[str]:
    """A line for each entry without a way to it, and each reference without an end."""
    return [*_empty(library), *_dangling(library), *_unlinked(library)]


def _empty(library: Library) -> Iterator[str]:
    for instrument in library.instruments:
        for version in instrument.versions:
            if version.text == "not_held":
                continue
            held = library.provisions(instrument, version.effective)
            if not held:
                yield (
                    f"《{instrument.title}》{version.effective} 登记了文本，却一条也没有——"
                    "在 provisions/ 补写，或改成 not_held"
                )
            for provision in held:
                if provision.text is None and not provision.claims:
                    yield f"{provision.ref}没有论断，也没有官方文字——补写 claims，或删掉这一条"


def _dangling(library: Library) -> Iterator[str]:
    told: list[tuple[str, Iterable[ProvisionRef]]] = [
        *((f"主题“{topic.id}”", topic.provisions) for topic in library.topics.values()),
        *(
            (f"questions/{topic} 第 {number} 问", question.provisions)
            for topic, questions in library.questions.items()
            for number, question in enumerate(questions, start=1)
        ),
        *((f"案例“{case.id}”", case.provisions) for case in library.cases.values()),
    ]
    for name, refs in told:
        for ref in refs:
            if not library.holds(ref):
                yield f"{name}引到的{ref}没有文本或要旨——核对条号，或在 provisions/ 补写"


def _unlinked(library: Library) -> Iterator[str]:
    for case in library.cases.values():
        if not case.topics:
            yield f"案例“{case.id}”没有任何主题引到——写上 topics，或在主题的 cases 里列出"
