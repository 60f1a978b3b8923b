"""The text of a law in a document: its names, the days and numbers in its head, its articles.

Only what the document itself says is gathered here; which registered instrument and version it is, the
library tells (`advisor.sources.identify`). A document that does not look like a law gives None.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from advisor.sources.documents.days import days_in, days_in_name, folded
from advisor.sources.documents.law_articles import Line, Split, split_law

_TITLE_ENDS = re.compile(
    r"(?:法|法典|条例|规定|办法|细则|规则|解释|决定|决议|意见|通知|复函|函|答复|批复|解答|问答|纪要|标准|指引|公告|"
    r"公报|方案|规范|章程|规程)$"
)
_NOTE = re.compile(r"[（(](?P<note>[^（）()]*)[）)]$")
_VERSION_WORDS = re.compile(r"(?:(?:19|20)\d\d)|修[正订改]|文本|版|试行|暂行")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_TITLE_LONGEST = 120
_TITLE_LINES = 15
_HEAD_LINES = 80
_LINE_LONGEST = 500
"""Characters of a line that are looked at: notes on a law's versions are long, running text is longer."""

_NUMBER = re.compile(
    r"(?P<word>[\u4e00-\u9fff]{1,14})?[〔\[(【](?P<year>(?:19|20)\d\d)[〕\])】]\s*(?:第\s*)?(?P<n>\d{1,5})\s*号"
    r"|(?P<order>令|公告)\s*[(]?第?\s*(?P<m>\d{1,4})\s*号"
    r"|、第\s*(?P<also>\d{1,4})\s*号"
)
_PASSED = re.compile(
    r"通过|修订|修正|修改|公布|颁布|发布|批准|印发|施行|实施|生效|起执行|第[一二三四五六七八九十]+次"
)
_ANNOUNCED = re.compile(
    r"现予?(?:以)?(?:公布|发布)|予以(?:公布|发布)|(?:已|已经|业经).{0,60}通过|自.{4,14}起(?:施行|实施|执行)"
)
_LABEL = re.compile(
    r"^(?:公布|颁布|制定|通过|批准|修订|修正|修改|施行|实施|生效|成文|发文|签发|印发)(?:日期|时间|日)?\s*[::]|"
    r"^(?:发文字号|发文文号|文\s*号|法规文号|公布文号|令\s*号)\s*[::]"
)
_SITE = re.compile(r"发布(?:日期|时间)|更新(?:日期|时间)?|来源|浏览|访问|点击|下载|打印|字号\s*[::]|责任编辑")
_CLOSING = re.compile(r"自\s*$")
_IN_FORCE = re.compile(r"^\s*起?(?:开始)?(?:施行|实施|执行|实行|生效)|^\s*起")
_SIGNATURE_LINES = 6


@dataclass(frozen=True, slots=True)
class LawArticle:
    """`name` is 第X条 or, in a notice, 第X项; `text` comes without it, paragraphs separated by newlines."""

    name: str
    path: str
    text: str
    page: int
    offset: int
    """Position of the heading in that page's text."""


@dataclass(frozen=True, slots=True)
class LawText:
    """What a document says of itself, as a law: enough to tell the instrument and the version."""

    titles: tuple[str, ...]
    """Lines that may name it, best first."""
    articles: tuple[LawArticle, ...]
    numbered: Literal["条", "项", ""]
    """How it is numbered; empty for a text without numbering (then `articles` is empty)."""
    days: tuple[str, ...] = ()
    """ISO days of its passing, amendments and taking effect, by head, front matter and signature."""
    weak_days: tuple[str, ...] = ()
    """ISO days in the file's name: they may also be those of a download."""
    closing: str | None = None
    """ISO day from which its own last article says it applies; amendments rarely touch it."""
    numbers: tuple[str, ...] = ()
    """Document numbers as keys: `令535`, `劳社部发2008-3`."""
    years: tuple[int, ...] = ()
    """Years in a note behind the title: （2019年修订）."""
    annex: tuple[int, int] | None = None
    """(page, offset) where what follows the last article begins."""

    @property
    def count(self) -> int:
        """Numbers of 条 (or 项); 第X条之一 is none of its own."""
        return len({article.name.partition("之")[0] for article in self.articles})

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> LawText:
        """Back from JSON. Raises KeyError, TypeError or ValueError where it is none."""
        annex = fields["annex"]
        return cls(
            titles=tuple(fields["titles"]),
            articles=tuple(LawArticle(**article) for article in fields["articles"]),
            numbered=fields["numbered"],
            days=tuple(fields["days"]),
            weak_days=tuple(fields["weak_days"]),
            closing=fields["closing"],
            numbers=tuple(fields["numbers"]),
            years=tuple(fields["years"]),
            annex=None if annex is None else (int(annex[0]), int(annex[1])),
        )


def read_law(
    lines: Sequence[Line], *, title: str | None, filename: str, front: Mapping[str, str]
) -> LawText | None:
    """The law in these lines; None where there is neither a title like a law's nor a text like one."""
    split = split_law(lines)
    head = _head(lines, split)
    titles = _titles(head, title, filename, front)
    if not titles or not split.body:
        return None
    days, numbers = _said_by_front(front)
    for line in _notes(head):
        days += [day for day, _, _ in days_in(line)]
        numbers += numbers_in(line)
    days += _signature(lines, split)
    stem = filename.rpartition(".")[0] or filename
    return LawText(
        titles=titles,
        articles=tuple(
            LawArticle(one.name, one.path, one.text, one.page, one.offset) for one in split.articles
        ),
        numbered=split.numbered,
        days=_isos(days),
        weak_days=_isos(days_in_name(stem)),
        closing=_closing(split),
        numbers=tuple(dict.fromkeys(numbers)),
        years=_years((*titles, stem)),
        annex=split.annex,
    )


def numbers_in(text: str) -> list[str]:
    """Document numbers as keys that compare: the issuer's word, the year and the figure."""
    found = []
    for match in _NUMBER.finditer(folded(text)):
        if match["n"]:
            word = re.sub(r"^.*[,、(根据按照依及和与]", "", match["word"] or "")
            found.append(f"{word}{match['year']}-{int(match['n'])}")
        else:
            found.append(f"{match['order'] or '令'}{int(match['m'] or match['also'])}")
    return found


def _head(lines: Sequence[Line], split: Split) -> list[str]:
    """The lines before the first article, without the preface's running text."""
    before = lines[: split.first if split.first is not None else _HEAD_LINES]
    return [folded(line.text[:_LINE_LONGEST]) for line in before[:_HEAD_LINES]]


def _titles(
    head: Sequence[str], title: str | None, filename: str, front: Mapping[str, str]
) -> tuple[str, ...]:
    """Lines that end like the title of a law; two or three lines may make one."""
    candidates = [front.get("title", ""), front.get("标题", "")]
    first = [re.sub(r"^#+\s*|[*_]{2}", "", line).strip() for line in head[:_TITLE_LINES]]
    for at in range(len(first)):
        for many in (1, 2, 3):
            candidates.append("".join(first[at : at + many]))
    candidates.append(re.split(r"[_|－—-]", folded(title or ""))[0])
    candidates.append(folded(title or ""))
    candidates.append(re.sub(r"[_\s]*[（(]?\d{4}-?\d{2}-?\d{2}[）)]?$", "", filename.rpartition(".")[0]))
    return tuple(dict.fromkeys(one for one in map(_as_title, candidates) if one))


def _as_title(line: str) -> str:
    line = folded(line).strip()
    if re.fullmatch("《[^《》]*》", line):
        line = line[1:-1]
    bare = line
    while (note := _NOTE.search(bare)) and _VERSION_WORDS.search(note["note"]):
        bare = bare[: note.start()].strip()
    named = _TITLE_ENDS.search(re.sub(r"[(（][^()（）]*[)）]$", "", bare))
    stops = re.search(r"[。;!?|]|^[一二三四五六七八九十]+、|^第.{1,6}[条章]", line)
    return line if named and not stops and 2 < len(line) <= _TITLE_LONGEST else ""


def _years(names: Sequence[str]) -> tuple[int, ...]:
    found: list[int] = []
    for name in names:
        for note in re.findall(r"[（(]([^（）()]*)[）)]", folded(name)):
            if len(note) <= 16 and not list(days_in(note)) and not re.search(r"[〔\[]|号", note):
                found += [int(year) for year in _YEAR.findall(note)]
    return tuple(dict.fromkeys(found))


def _said_by_front(front: Mapping[str, str]) -> tuple[list[date], list[str]]:
    keys = ("promulgated", "amended", "effective", "公布日期", "修改日期", "修订日期", "修正日期", "施行日期")
    days = [day for key in keys for day, _, _ in days_in(folded(front.get(key, "")))]
    numbers = [key for name in ("document_number", "文号") for key in numbers_in(front.get(name, ""))]
    return days, numbers


def _notes(head: Sequence[str]) -> list[str]:
    """Lines of the head that speak of the text itself: notes in brackets, orders, labels, bare numbers.

    A preface names the laws it rests on with their days and numbers; a web page the day it was posted.
    """
    found: list[str] = []
    open_note = False
    for line in head:
        starts = line.startswith(("(", "[", "〔"))
        inside = open_note or starts
        open_note = inside and line.count("(") > line.count(")") and not line.endswith(")")
        bare = len(line) <= 40 and not re.search(r"[。;:]$", line) and "根据" not in line
        if _SITE.search(line):
            continue
        noted = inside and (_PASSED.search(line) or numbers_in(line))
        if noted or _LABEL.search(line) or (bare and (numbers_in(line) or _is_day(line))):
            found.append(line)
        elif _ANNOUNCED.search(line) and len(line) <= 300 and "为了" not in line:
            found.append(re.sub(r"《[^》]*》[(][^)]*[)]", "", line))
    return found


def _is_day(line: str) -> bool:
    return any(start <= 16 and len(line) - end <= 8 for _, start, end in days_in(line))


def _signature(lines: Sequence[Line], split: Split) -> list[date]:
    """The day under a notice; a text in articles has none."""
    if split.numbered == "条":
        return []
    for line in reversed([folded(one.text[:_LINE_LONGEST]) for one in lines[-_SIGNATURE_LINES:]]):
        found = list(days_in(line))
        if len(found) == 1 and len(line) <= 40 and found[0][2] >= len(line) - 2:
            return [found[0][0]]
    return []


def _closing(split: Split) -> str | None:
    """自2014年7月1日起施行 in one of the last articles."""
    for article in reversed(split.articles[-3:]):
        text = folded(article.text)
        for day, start, end in days_in(text):
            if _CLOSING.search(text[max(0, start - 2) : start]) and _IN_FORCE.match(text[end:]):
                return day.isoformat()
    return None


def _isos(days: Sequence[date] | Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(day.isoformat() for day in days))
