"""Article numbers as people write them: 第八十二条第一款第（二）项, 第82条, lists and ranges."""

from __future__ import annotations

import re
from dataclasses import dataclass

from advisor.text import article_name, chinese_number, chinese_numeral

Span = tuple[int, int]

_S = r"[ \t\u3000]*\n?[ \t\u3000]*"
NUMERAL = r"(?:[0-9０-９]{1,20}|[〇零一二两三四五六七八九十百千万]{1,12})"
_RANGE = r"(?:至|到|[-—–~～－]{1,2})"
_AND = r"(?:、|和|及|与|或|以及|或者|暨)"
_ITEM = rf"第?{_S}[（(]?{_S}{NUMERAL}{_S}[）)]?"
_PARAGRAPHS = (
    rf"(?:第?{_S}{NUMERAL}(?:{_S}[、和及与或至到]{_S}第?{_S}{NUMERAL})*{_S}款"
    rf"(?:{_S}[、和及与或至到]{_S}第?{_S}{NUMERAL}{_S}款)*)"
)
_ITEMS = rf"(?:{_ITEM}(?:{_S}[、和及与或至到]{_S}{_ITEM})*{_S}项(?:{_S}[、和及与或至到]{_S}{_ITEM}{_S}项)*)"
PART = re.compile(
    rf"{_S}(?P<paragraphs>{_PARAGRAPHS})?{_S}(?P<items>{_ITEMS})?(?:{_S}第{_S}{NUMERAL}{_S}目)?"
)

# 第三、五条 and 第三至五条: one 条 for several numbers.
_JOINT = re.compile(
    rf"第{_S}(?P<numbers>{NUMERAL}(?:{_S}(?:{_RANGE}|[、和及与]){_S}第?{_S}{NUMERAL})+){_S}条"
)
_NUMBER_AND_REST = rf"(?P<number>{NUMERAL}){_S}条(?:{_S}之{_S}(?P<suffix>{NUMERAL}))?"
_ONE = re.compile(rf"第{_S}{_NUMBER_AND_REST}")
# 第四十七条、四十八条: the 第 of what follows in a list is often left out.
_ANOTHER = re.compile(rf"第?{_S}{_NUMBER_AND_REST}")
# One numeral alone counts (违反《…》三条规定); several together hardly ever do.
_FIGURES_ONLY = re.compile(
    r"(?P<number>[0-9０-９]{1,4}|[〇零一二三四五六七八九十百千]{2,8})[ \t\u3000]*条"
    r"(?:之(?P<suffix>[一二三四五六七八九十]))?"
)
_NUMBERED_ITEM = re.compile(rf"第{_S}[（(]?{_S}(?P<number>{NUMERAL}){_S}[）)]?{_S}[项点]")
_NEXT = re.compile(rf"{_S}(?:(?P<range>{_RANGE})|{_AND}){_S}(?=第|{NUMERAL}{_S}条)")
_NUMBER = re.compile(NUMERAL)
_WITHIN_JOINT = re.compile(
    rf"(?P<range>{_RANGE})?[^0-9０-９〇零一二两三四五六七八九十百千]*?(?P<number>{NUMERAL})"
)

_HIGHEST = 9999
_WIDEST_RANGE = 40
"""Wider ranges are taken by their two ends: whoever cites 第一条至第九十八条 quotes none of them."""


@dataclass(frozen=True, slots=True)
class ArticleWords:
    """An article as named in a text; `article` is written as the library writes it."""

    span: Span
    article: str
    paragraph: int | None = None
    item: int | None = None


def read_articles(
    text: str, start: int, *, figures_only: bool = False
) -> tuple[tuple[ArticleWords, ...], int]:
    """The articles named at `start`, with the lists and ranges that follow, and where they end.

    `figures_only` also takes 82条 and 八十二条 without 第, safe only directly after a name.
    No articles: an empty tuple and `start`.
    """
    found = list(_one(text, start) or (_one(text, start, shape=_FIGURES_ONLY) if figures_only else ()))
    end = found[-1].span[1] if found else start
    while found and (joint := _NEXT.match(text, end)):
        more = _one(text, joint.end(), shape=_ANOTHER)
        if not more:
            break
        if joint["range"]:
            found += _between(found[-1], more[0], end)
        found += more
        end = more[-1].span[1]
    return tuple(found), end


def read_numbered_item(text: str, start: int) -> tuple[tuple[ArticleWords, ...], int]:
    """第十二项 of a document that numbers items and has no articles."""
    match = _NUMBERED_ITEM.match(text, start)
    number = chinese_number(match["number"]) if match else None
    if match is None or not number or number > _HIGHEST:
        return (), start
    return (ArticleWords(match.span(), f"第{chinese_numeral(number)}项"),), match.end()


def read_part(text: str, start: int) -> tuple[int | None, int | None, int]:
    """第一款第（二）项 at `start`: the numbers of 款 and 项 (None where several or none) and the end."""
    match = PART.match(text, start)
    if match is None or not (match["paragraphs"] or match["items"]):
        return None, None, start
    return _single(match["paragraphs"]), _single(match["items"]), match.end()


def _single(words: str | None) -> int | None:
    numbers = _NUMBER.findall(words or "")
    return chinese_number(numbers[0]) if len(numbers) == 1 else None


def _one(text: str, start: int, shape: re.Pattern[str] = _ONE) -> tuple[ArticleWords, ...]:
    if joint := _JOINT.match(text, start):
        return _joint(joint, text)
    match = shape.match(text, start)
    if match is None:
        return ()
    number, suffix = chinese_number(match["number"]), chinese_number(match["suffix"] or "")
    known = number is not None and 1 <= number <= _HIGHEST
    # 第零条, 第一万条: no law has them, which is for the check to say; passed over they would count as right.
    name = article_name(number or 0, suffix or 0) if known else f"第{match['number']}条"
    paragraph, item, end = read_part(text, match.end())
    return (ArticleWords((start, end), name, paragraph, item),)


def _joint(joint: re.Match[str], text: str) -> tuple[ArticleWords, ...]:
    paragraph, item, end = read_part(text, joint.end())
    numbers: list[int] = []
    for piece in _WITHIN_JOINT.finditer(joint["numbers"]):
        number = chinese_number(piece["number"])
        if not number or number > _HIGHEST:
            continue
        if piece["range"] and numbers and 1 < number - numbers[-1] <= _WIDEST_RANGE:
            numbers += range(numbers[-1] + 1, number)
        numbers.append(number)
    span = (joint.start(), end)
    last = len(numbers) - 1
    return tuple(
        ArticleWords(
            span, article_name(number), paragraph if n == last else None, item if n == last else None
        )
        for n, number in enumerate(numbers)
    )


def _between(first: ArticleWords, last: ArticleWords, end: int) -> list[ArticleWords]:
    low, high = (chinese_number(words.article[1:].partition("条")[0]) or 0 for words in (first, last))
    if not 1 < high - low <= _WIDEST_RANGE or not low or high > _HIGHEST:
        return []
    return [ArticleWords((first.span[0], last.span[1]), article_name(n)) for n in range(low + 1, high)]
