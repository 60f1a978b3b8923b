"""The end of a draft, which is not handed in: where to, with what, what is doubtful, who looks at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from advisor.domain import Block
from advisor.exports.drafts.desk import Desk
from advisor.exports.paper import Heading, NewPage, Part, Point, Points, Words
from advisor.exports.remedies import Office, given_way, requests
from advisor.exports.sums import result
from advisor.exports.words import day_words, days_left

_TOPICS: dict[Office, str] = {"arbitration": "arbitration", "inspection": "labour-inspection-complaint"}
_READERS = ("12351", "12348")


def own_page(
    desk: Desk, advice: Iterable[str], claims: Iterable[str], more: Iterable[Part] = ()
) -> Iterator[Part]:
    """`advice` is what to do with the draft; `claims` are ids of what the law says of handing it in; `more`
    is what else only the worker reads."""
    yield NewPage()
    yield Heading("给您自己看的（从这里起不要交）")
    yield Points((*map(Point, advice), *_last_days(desk)))
    basis = desk.claims(claims)
    if basis:
        yield Heading("为什么这样做，法律怎么说", 2)
        yield Points(basis)
    for award, remedy in given_way(desk.answer, desk.office):
        yield Words(f"算出来的还有{award.title}：{result(award)}没有写进请求，请工会或者律师看要哪一种。")
        why = desk.claims([remedy.because])
        yield from [Points(why)] if why else []
    doubts = tuple(_doubts(desk))
    if doubts:
        yield Heading("还不确定的，交之前弄清", 2)
        yield Points(doubts, "box")
    yield from more
    yield Words(_readers(desk), "lead")
    yield from _made(desk)


def _last_days(desk: Desk) -> Iterator[Point]:
    """The last day for arbitration stands on every draft: a complaint or a letter takes time."""
    if desk.day is not None:
        for award in desk.answer.awards:
            for one in award.deadlines:
                left = (
                    f"{day_words(one.day)}，{days_left(one.day, desk.day)}" if one.day else "现在没有最后一天"
                )
                yield Point(f"{award.title}，{one.label}：{left}。{one.note}")


def taken_by(desk: Desk) -> Iterator[str]:
    """By which sentences of law the office takes what is asked, then what is special to the worker's city."""
    for request in requests(desk.answer, desk.office):
        yield from filter(None, (getattr(request.remedy, desk.office, None),))
    topic, city = desk.library.topics.get(_TOPICS.get(desk.office, "")), desk.fact("city")
    if topic is not None and city is not None:
        yield from (one.claim.id for one in topic.claims if dict(one.when) == {"city": (str(city.value),)})


def _doubts(desk: Desk) -> Iterator[Point]:
    """What the topics and rules doubt, what each sum depends on, and what is still to be asked."""
    for section in desk.answer.sections:
        if section.key == "rests":
            held = (block for block in section.blocks if any(one.source for one in block.sentences))
            yield from (Point(_words(block)) for block in held)
    awards = [one.award for one in requests(desk.answer, desk.office) if one.award is not None]
    warnings = dict.fromkeys(line for award in awards for line in award.warnings)
    yield from (Point(line) for line in warnings if not _in_rests(line, desk))
    yield from (Point(one) for one in dict.fromkeys(one.ask for one in desk.answer.missing) if one)


def _in_rests(line: str, desk: Desk) -> bool:
    rests = (block for section in desk.answer.sections if section.key == "rests" for block in section.blocks)
    return any(one.text == line for block in rests for one in block.sentences)


def _words(block: Block) -> str:
    return "".join(
        one.text if one.text.endswith(("。", "？", "！")) else f"{one.text}。" for one in block.sentences
    )


def _readers(desk: Desk) -> str:
    known = desk.library.hotlines
    named = [f"{known[one].name}{known[one].number}" for one in _READERS if one in known]
    return f"交之前一定请人看一遍：{'、'.join((*named, '律师'))}都可以。"


def _made(desk: Desk) -> Iterator[Part]:
    if desk.day is not None and desk.answer.verification is not None:
        yield Words(
            f"按{day_words(desk.day)}的法律写成，知识版本 {desk.answer.verification.knowledge[:16]}。"
            "“要旨”是我们用自己的话写的，“原文”是官方条文的原话，都请对照官方文本。",
            "note",
        )
