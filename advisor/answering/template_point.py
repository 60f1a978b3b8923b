"""A point of the last answer, explained: the step, and the source, of that number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from advisor.answering.desk import Desk, paragraph, plain, section
from advisor.answering.template_aid import steps_section
from advisor.answering.template_law import as_found
from advisor.domain import Block, Section


def point_sections(desk: Desk) -> tuple[Section, ...]:
    """What stands under the number asked about; empty where the last answer had nothing under it.

    A worker who says 第二条 may mean the second step or the second source; both are short, so both are told.
    """
    number = desk.inquiry.point
    if number is None or desk.empty_handed:
        return ()
    blocks = [*_source(desk), *_step(desk, number)]
    told = section("short", blocks)
    return (told,) if told is not None else ()


def _source(desk: Desk) -> Iterator[Block]:
    """Our plain words for the article, then its own."""
    for ref in desk.inquiry.references[:1]:
        provision = desk.library.provision(ref, desk.inquiry.as_of)
        if provision is None or not desk.sources.in_force(ref):
            return
        yield paragraph(plain("上面这个编号的出处，用平常的话说是："))
        yield from (
            Block("item", (sentence,)) for sentence in desk.state_once(claim.id for claim in provision.claims)
        )
        words = as_found(desk, provision) if provision.text is not None else None
        if words is not None:
            yield words


def _step(desk: Desk, number: int) -> Iterator[Block]:
    steps = steps_section(desk)
    if steps is None or number < 1:
        return
    for block in islice((one for one in steps.blocks if one.style == "step"), number - 1, number):
        yield paragraph(plain("如果您问的是“现在怎么办”里的这一步："))
        yield Block("item", block.sentences)
