"""A law's lines into its articles, with chapter paths; a notice's into its numbered items."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from advisor.text import article_name, chinese_number

_N = r"[0-9〇○零一二两三四五六七八九十百千]{1,8}"
_ARTICLE = re.compile(
    rf"^第\s*(?P<n>{_N})\s*条(?:\s*之\s*(?P<sub>[一二三四五六七八九十]{{1,3}})(?![\u4e00-\u9fff]))?"
)
# What follows a number that is only mentioned: 第三条规定的, 第三条、第四条, 第三条第二款, 第三条中的.
# Printed pages keep no space behind a number: 第二条中华人民共和国境内…, 第五条所有… and
# 第六条与…有关的 begin articles.
_MENTIONED = re.compile(
    rf"^(?:[、，,的]|(?:和|及|与|或者?|以及|至)(?=第|本|前|{_N}条)|中(?![华国央小外级])|第|所(?!有)"
    r"|规定|各项|以外|之外|情形)"
)
_SPOKEN_OF = re.compile("约定|修改|改为|删|增加")
_PART = re.compile(rf"^第\s*{_N}\s*(?P<kind>[编分章节])(?:编)?(?:\s+|$|(?=[\u4e00-\u9fff]))")
_CHINESE_ITEM = re.compile(r"^(?P<n>[一二三四五六七八九十]{1,3})\s*[、,.．]\s*")
_FIGURE_ITEM = re.compile(r"^(?P<n>\d{1,3})\s*[.、．]\s*(?!\d)")
_ANNEX = re.compile(r"^(?:附件|附录|附表|附则?[:：]|附\s*[:：]?\s*$|附[一二三四五六七八九十\d]+\s*[:：、.]?)")
_MARKS = re.compile(r"^#{1,6}\s*|\*\*|__")
_ENDS = re.compile(r"[。；：;:！？!?”」』）)…，,、|]$")
_HEADING_LONGEST = 40
_STEP = 25
"""Articles that may be missing in a row, as on a lost page, before a number is taken for something else."""
_ORDER = "编分章节"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, with the page it starts on and its offset there."""

    text: str
    page: int
    offset: int


@dataclass(slots=True)
class Found:
    """An article while its lines are gathered."""

    name: str
    number: int
    path: str
    page: int
    offset: int
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(line for line in self.lines if line)


@dataclass(frozen=True, slots=True)
class Split:
    """`first` is the line of the first article; `body` says whether anything reads like a law's text."""

    articles: tuple[Found, ...] = ()
    numbered: Literal["条", "项", ""] = ""
    first: int | None = None
    annex: tuple[int, int] | None = None
    body: bool = False


def split_law(lines: Sequence[Line]) -> Split:
    """By 第X条 where there are at least two; else by numbered items; else the text is not numbered."""
    runs = list(_article_runs(lines))
    best = max(runs, key=len, default=[])
    if len(best) >= 2:
        at = [number for number, _ in best]
        articles, annex = _gather(lines, best)
        return Split(tuple(articles), "条", at[0], annex, body=True)
    items = _items(lines)
    if len(items) >= 2:
        articles, annex = _gather(lines, items)
        return Split(tuple(articles), "项", items[0][0], annex, body=True)
    return Split(body=bool(lines) and sum(len(line.text) for line in lines) <= 6000)


def _article_runs(lines: Sequence[Line]) -> Iterator[list[tuple[int, Found]]]:
    """Runs of articles in order: a decision and the law it publishes, or a table of contents."""
    run: list[tuple[int, Found]] = []
    path: dict[str, str] = {}
    last = (0, 0)
    for number, line in enumerate(lines):
        plain = _MARKS.sub("", line.text).strip()
        part = _PART.match(plain)
        if part and _is_part(plain):
            _descend(path, part["kind"], plain)
            continue
        match = _ARTICLE.match(unicodedata.normalize("NFKC", plain))
        if match is None:
            continue
        n, sub = chinese_number(match["n"].replace("○", "〇")), chinese_number(match["sub"] or "") or 0
        rest = unicodedata.normalize("NFKC", plain)[match.end() :]
        if n is None or not 1 <= n <= 9999 or not _heads(rest, n, sub, last):
            continue
        if n == 1 and sub == 0 and run:
            yield run
            run = []
        if not run and n != 1:
            continue
        found = Found(
            article_name(n, sub),
            n,
            " ".join(path[kind] for kind in _ORDER if kind in path),
            line.page,
            line.offset,
        )
        run.append((number, found))
        last = (n, sub)
    if run:
        yield run


def _heads(rest: str, n: int, sub: int, last: tuple[int, int]) -> bool:
    """Whether a number at the start of a paragraph heads an article: the next one, hardly ever a later."""
    if n == 1 and sub == 0:
        return not rest.startswith(("、", "，", "第", "规定"))
    if sub:
        return n == last[0] and sub == last[1] + 1
    if n == last[0] + 1:
        return not _MENTIONED.match(rest)
    # Numbers miss where pages do; what follows, glued to the last article, would be taken for its words.
    spaced = rest[:1] in (" ", "\u3000", "")
    unlike = _MENTIONED.match(rest) or _SPOKEN_OF.match(rest)
    return last[0] < n <= last[0] + _STEP and (spaced or not unlike)


def _descend(path: dict[str, str], kind: str, heading: str) -> None:
    for below in _ORDER[_ORDER.index(kind) :]:
        path.pop(below, None)
    path[kind] = re.sub(r"\s+", " ", heading)


def _items(lines: Sequence[Line]) -> list[tuple[int, Found]]:
    """Numbered items in order: by figures where those run on through the headings, else by 一、二、三、."""
    chinese = _numbered(lines, _CHINESE_ITEM)
    figures = _numbered(lines, _FIGURE_ITEM)
    if len(figures) > max(len(chinese), 4) and _runs_through(figures, chinese):
        for at, found in figures:
            above = [lines[head].text for head, _ in chinese if head < at]
            found.path = _MARKS.sub("", above[-1]).strip() if above else ""
        return figures
    return chinese


def _numbered(lines: Sequence[Line], pattern: re.Pattern[str]) -> list[tuple[int, Found]]:
    found: list[tuple[int, Found]] = []
    for at, line in enumerate(lines):
        match = pattern.match(unicodedata.normalize("NFKC", _MARKS.sub("", line.text).strip()))
        n = chinese_number(match["n"]) if match else None
        if n is not None and n == len(found) + 1:
            found.append((at, Found(article_name(n)[:-1] + "项", n, "", line.page, line.offset)))
    return found


def _runs_through(figures: Sequence[tuple[int, Found]], chinese: Sequence[tuple[int, Found]]) -> bool:
    """Whether the figures go on counting behind the second heading."""
    return len(chinese) < 2 or figures[-1][0] > chinese[1][0]


def _gather(
    lines: Sequence[Line], heads: Sequence[tuple[int, Found]]
) -> tuple[list[Found], tuple[int, int] | None]:
    """The text of each article; headings between articles belong to none, an annex ends the last one."""
    annex: tuple[int, int] | None = None
    starts = {at for at, _ in heads}
    by_items = heads[0][1].name.endswith("项")
    ends = [at for at, _ in heads[1:]] + [len(lines)]
    for place, ((at, found), end) in enumerate(zip(heads, ends, strict=True)):
        last = place == len(heads) - 1
        for number in range(at, end):
            line = lines[number]
            plain = _MARKS.sub("", line.text).strip()
            if number in starts:
                found.lines.append(_headless(plain, by_items))
                continue
            if _is_part(plain) or (by_items and _is_heading_of_figures(plain, found)):
                continue
            if last and _ends_law(plain, found):
                annex = (line.page, line.offset)
                break
            found.lines.append(plain)
    return [found for _, found in heads], annex


def _headless(plain: str, by_items: bool) -> str:
    """What stands behind the number, as written: a quotation must not be folded."""
    folded = unicodedata.normalize("NFKC", plain)
    if not by_items:
        match = _ARTICLE.match(folded)
        return _behind(plain, match.end() if match else 0).lstrip(" \u3000:：、.．")
    match = _CHINESE_ITEM.match(folded) or _FIGURE_ITEM.match(folded)
    return _behind(plain, match.end() if match else 0)


def _behind(plain: str, folded: int) -> str:
    """`plain` without what its first `folded` characters are after folding: ⒑ becomes three, ℃ two."""
    length = 0
    for at, char in enumerate(plain):
        if length >= folded:
            return plain[at:]
        length += len(unicodedata.normalize("NFKC", char))
    return ""


def _is_part(plain: str) -> bool:
    return bool(_PART.match(plain)) and len(plain) <= _HEADING_LONGEST and not _ENDS.search(plain)


def _is_heading_of_figures(plain: str, found: Found) -> bool:
    """一、… over items that are numbered by figures."""
    return bool(found.path) and bool(_CHINESE_ITEM.match(plain)) and not _ENDS.search(plain)


def _ends_law(plain: str, found: Found) -> bool:
    if _ANNEX.match(plain):
        return True
    # Behind the last article stand signatures, links of a web page, or the title of an annex.
    return (
        len(plain) <= _HEADING_LONGEST
        and not _ENDS.search(plain)
        and _ENDS.search(found.lines[-1]) is not None
    )
