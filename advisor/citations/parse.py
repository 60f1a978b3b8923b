"""Citations and quotations in running Chinese text.

Reading is tolerant (people write 82条, 〈劳动法〉 and 同法第五条), attribution is careful: an article with no
name belongs to the instrument named before it in the same paragraph unless a contract or a handbook
speaks in between, and a quotation belongs to a citation only where the sentence puts them together.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from advisor.citations.articles import (
    NUMERAL,
    ArticleWords,
    Span,
    read_articles,
    read_numbered_item,
    read_part,
)
from advisor.citations.mentions import Mention, Parsed
from advisor.citations.names import (
    NameBook,
    Named,
    Names,
    is_rule_number,
    known_name_before,
    looks_like_instrument,
    read_bare,
    read_number,
    read_title,
    stands_alone,
)
from advisor.citations.quotes import Quote, find_quotes
from advisor.citations.tie import tie


def find_citations(text: str, library: Names) -> tuple[Mention, ...]:
    """Every citation in a text, in order, with the quotations tied to it; spans are into `text`."""
    return parse(text, library).mentions


def parse(text: str, library: Names) -> Parsed:
    """Citations, their quotations, and the quotations nobody claims."""
    quotes = find_quotes(text)
    mentions = _Reader(text, NameBook(library), quotes).read()
    # “劳动法”第三条: there the marks stand for the brackets of a title.
    named = {mention.span[0] for mention in mentions}
    return tie(text, mentions, [quote for quote in quotes if quote.marks[0] not in named])


_BACK = re.compile(
    r"(?P<word>同|该|本|上述|前述|此)(?P<kind>法典|法律|条例|规定|办法|司法解释|解释|意见|通知|细则|规则|纪要|决定|批复|复函|法)"
    rf"(?=(?:的|中|之)?\s*(?:第\s*{NUMERAL}|[0-9０-９]{{1,4}}\s*条))"
)
_SAME_ARTICLE = re.compile(r"(?:同|该|上述|前述)条(?!例|件|款|文)")
_GENERIC = re.compile(r"(?:法|条例|规定|办法|解释|意见|通知|细则|规则|纪要|决定)")
_LINK = re.compile(
    r"[ \t\u3000]*(?:中的|里的|的|中|之|里|内|，|,|:|：)?[ \t\u3000]*(?=第|[0-9０-９])|\n(?=第)|[ \t\u3000]*"
)
_WITHIN_TITLE = re.compile(rf"^(?P<name>.+?)(?P<rest>第\s*{NUMERAL}\s*条.*)$")
_CONTRACT = re.compile(
    r"手册|协议|规章制度|管理制度|章程|公约|守则|约定|合同书|合同第|合同的?$|员工|公司制度|计划书|方案"
)
_CONTRACT_BEFORE = re.compile(
    r"(?:合同|协议|手册|制度|章程|规章|公约|须知|守则|计划|方案|附件|图|表)(?:书)?(?:的|中|之)?(?:约定|规定)?[《》”\"]?\s*$"
)
_UNKNOWN_NAME_BEFORE = re.compile(
    r"[\u4e00-\u9fff](?:法|条例|规定|办法|解释|意见|细则|规则|通知|纪要|决定)(?:的|中|之)?$"
)
_HEADING = re.compile(r"[ \t\u3000]+\S|[ \t\u3000]*(?:\n|$)|[：:]")
_SENTENCE_END = "。！？!?\n"
_JOINS = re.compile(r"[ \t\u3000]*(?:、|和|与|及|或|以及|或者|并)?[ \t\u3000]*")
_PARAGRAPH = re.compile(rf"第\s*{NUMERAL}\s*款")
_RULES = re.compile(r"\s*(?:还|又|则|亦|也|之|的|并)*(?:规定|明确|要求|[：:])")

_TRIGGER = re.compile(
    rf"《|<<|＜＜|[〈＜<【\[]|[“\"「](?=[\u4e00-\u9fff（）()]{{2,40}}[”\"」]\s*第\s*{NUMERAL}\s*条)"
    rf"|(?:同|该|本|上述|前述|此)(?:法|条|规|办|解|意|通|细|纪|决|批|复|司)"
    rf"|第\s*{NUMERAL}|(?<=[法例定典])[0-9０-９]{{1,4}}\s*条"
    r"|令 ?[（(]?第? ?[0-9０-９]|[〔\[（(【［] ?(?:19|20)"
)


@dataclass(frozen=True, slots=True)
class _Anchor:
    named: Named
    line: int
    end: int


class _Reader:
    """One pass over a text, left to right."""

    def __init__(self, text: str, book: NameBook, quotes: Sequence[Quote]) -> None:
        self._text = text
        self._book = book
        self._quotes = quotes
        self._anchors: list[_Anchor] = []
        self._aliases: dict[str, str] = {}
        self._last_article: str | None = None
        self._mentions: list[Mention] = []
        self._groups = 0
        self._opens = [quote.marks[0] for quote in quotes]
        self._breaks = [match.start() for match in re.finditer("\n", text)]
        self._ahead: dict[re.Pattern[str], int | None] = {}

    def read(self) -> tuple[Mention, ...]:
        position = 0
        while (start := self._next(position)) is not None:
            position = self._at(start, floor=position)
        return tuple(self._mentions)

    def _next(self, position: int) -> int | None:
        starts = [self._search(pattern, position) for pattern in (_TRIGGER, self._book.bare)]
        return min((start for start in starts if start is not None), default=None)

    def _search(self, pattern: re.Pattern[str], position: int) -> int | None:
        """The next match; kept, so that a long text is searched once for a rare pattern."""
        ahead = self._ahead.get(pattern, -1)
        if ahead is not None and ahead < position:
            match = pattern.search(self._text, position)
            ahead = self._ahead[pattern] = match.start() if match else None
        return ahead

    def _at(self, start: int, floor: int) -> int:
        """Read what begins at `start`; the position to go on from."""
        text = self._text
        char = text[start]
        if char in '《<＜〈【[“"「' and (end := self._bracketed(start)):
            return end
        if char in "令〔[（(【［" and (number := self._number(start, floor)):
            return self._emit(number)
        if back := _BACK.match(text, start):
            return self._back(back)
        if same := _SAME_ARTICLE.match(text, start):
            return self._same_article(same)
        if bare := read_bare(text, start, self._book):
            return self._emit(bare)
        if char == "第" or char.isdigit():
            return self._article_alone(start, floor)
        return start + 1

    # Each reader below returns the position after what it read, or None where nothing is named.

    def _bracketed(self, start: int) -> int | None:
        text = self._text
        if text[start] in '“"「':
            place = bisect_left(self._opens, start)
            quote = self._quotes[place] if self._opens[place : place + 1] == [start] else None
            if quote is None or not (self._book.find(quote.text) or looks_like_instrument(quote.text)):
                return None
            return self._emit(Named(quote.marks, quote.marks[1], quote.text, "title"))
        named = read_title(text, start, self._book)
        if named is None:
            return None
        within = _WITHIN_TITLE.match(named.name)
        if within and self._book.find(within["name"]) and not self._book.find(named.name):
            words, end = read_articles(within["rest"], 0)
            if words and end == len(within["rest"]):
                return self._record(replace(named, name=within["name"]), words, named.end)
        if _GENERIC.fullmatch(named.name) and named.name not in self._aliases:
            named = self._as_before(named, named.name)
        return self._emit(named)

    def _number(self, start: int, floor: int) -> Named | None:
        first = start
        while first > max(floor, start - 20) and "\u4e00" <= self._text[first - 1] <= "\u9fff":
            first -= 1
        for begin in range(first, start):
            if named := read_number(self._text, begin, self._book):
                return named
        return None

    def _back(self, match: re.Match[str]) -> int:
        kind = match["kind"].removeprefix("司法")
        named = self._as_before(Named(match.span(), match.end(), "", "back"), kind)
        return self._emit(named) if named.name else match.end()

    def _as_before(self, named: Named, kind: str) -> Named:
        """`named` with the name of the instrument of that kind mentioned last, else of the last one."""
        if not self._anchors:
            return named
        names = (anchor.named for anchor in reversed(self._anchors))
        before = next((n for n in names if self._kind_fits(n.name, kind)), self._anchors[-1].named)
        return replace(
            named, name=before.name, by="back", year=named.year or before.year, number=before.number
        )

    def _kind_fits(self, name: str, kind: str) -> bool:
        instrument = self._book.find(name)
        title = re.sub(r"[（(][^（）()]*[）)]$", "", instrument.title if instrument else name)
        return kind == "法律" or title.endswith(kind) or (kind == "法" and title.endswith("法典"))

    def _same_article(self, match: re.Match[str]) -> int:
        if not self._anchors or self._last_article is None:
            return match.end()
        paragraph, item, end = read_part(self._text, match.end())
        words = ArticleWords((match.start(), end), self._last_article, paragraph, item)
        before = self._anchors[-1].named
        named = Named(match.span(), match.end(), before.name, "back", before.year, before.number)
        return self._record(named, (words,), end)

    def _article_alone(self, start: int, floor: int) -> int:
        text = self._text
        words, end = read_articles(text, start, figures_only=text[start].isdigit())
        if not words:
            return self._paragraph_alone(start)
        name_end = start - 1 if text[start - 1 : start] in ("的", "中", "之") else start
        for candidate in (start, name_end):
            if named := known_name_before(text, candidate, floor, self._book):
                return self._record(named, words, end)
        anchor = self._anchors[-1] if self._anchors else None
        if anchor is None or text[start].isdigit() or not self._belongs(start, end, anchor):
            return end
        named = Named(
            (start, start), start, anchor.named.name, "back", anchor.named.year, anchor.named.number
        )
        return self._record(named, words, end)

    def _paragraph_alone(self, start: int) -> int:
        """第二款规定：… after an article was named belongs to that article."""
        paragraph, item, end = read_part(self._text, start)
        anchor = self._anchors[-1] if self._anchors else None
        if anchor is None or self._last_article is None or not _PARAGRAPH.match(self._text, start):
            return start + 1
        if anchor.line != self._line(start) or not _RULES.match(self._text, end):
            return end
        words = ArticleWords((start, end), self._last_article, paragraph, item)
        before = anchor.named
        return self._record(
            Named((start, start), start, before.name, "back", before.year, before.number), (words,), end
        )

    def _belongs(self, start: int, end: int, anchor: _Anchor) -> bool:
        """Whether an article with no name is one of the instrument named last."""
        text = self._text
        if self._line(start) != anchor.line or start < anchor.end:
            return False
        before = text[max(0, start - 12) : start]
        if _CONTRACT_BEFORE.search(before) or _UNKNOWN_NAME_BEFORE.search(before):
            return False
        sentence = max(text.rfind(mark, anchor.end, start) for mark in _SENTENCE_END)
        if _CONTRACT.search(self._unquoted(max(anchor.end, sentence + 1), start)):
            return False
        at_line_start = not text[text.rfind("\n", 0, start) + 1 : start].strip()
        return not (at_line_start and _HEADING.match(text, end))

    def _unquoted(self, start: int, end: int) -> str:
        words, position = "", start
        for quote in self._quotes[bisect_left(self._opens, start) : bisect_left(self._opens, end)]:
            words += self._text[position : quote.marks[0]]
            position = quote.marks[1]
        return words + self._text[position:end]

    def _emit(self, named: Named) -> int:
        """Read the articles after a name and record what was found."""
        text, start = self._text, named.end
        if named.name in self._aliases:
            named = replace(named, name=self._aliases[named.name])
        if named.alias and named.alias != named.name:
            self._aliases[named.alias] = named.name
        link = _LINK.match(text, start)
        begin = link.end() if link else start
        opened = re.match(r"[ \t]*[（(](?=\s*第)", text[start : start + 6])
        if opened:
            begin = start + opened.end()
        words, end = read_articles(text, begin, figures_only=not opened and begin - start <= 2)
        if not words and self._itemised(named):
            words, end = read_numbered_item(text, begin)
        broken = "\n" in text[start:begin]
        if words and broken and _HEADING.match(text, end):
            words = ()
        return self._record(named, words, end if words else named.end)

    def _itemised(self, named: Named) -> bool:
        return named.by in ("number", "title") or self._book.find(named.name) is not None

    def _record(self, named: Named, words: Sequence[ArticleWords], end: int) -> int:
        """Keep the mentions of a name and its articles; the position to go on from."""
        end = max(end, named.end, named.span[0] + 1)
        quoted = self._is_quoted(named.span, end)
        if not named.name or (quoted and named.by == "back"):
            return end
        kept = [self._mention(named, word, n == 0, quoted) for n, word in enumerate(words)]
        if not words and self._is_citation(named):
            kept = [self._mention(named, None, True, quoted)]
        self._mentions += kept
        if not quoted and (kept or named.by == "bare" or _CONTRACT.search(named.name)):
            self._anchors.append(_Anchor(named, self._line(named.span[0]), end))
            self._last_article = words[-1].article if words else None
        return end

    def _is_quoted(self, span: Span, end: int) -> bool:
        place = bisect_right(self._opens, span[0]) - 1
        if place < 0:
            return False
        quote = self._quotes[place]
        return quote.marks != span and quote.span[0] <= span[0] and end <= quote.marks[1]

    def _mention(self, named: Named, word: ArticleWords | None, first: bool, quoted: bool) -> Mention:
        if word is None:
            span = named.span
        else:
            span = (named.span[0], max(named.end, word.span[1])) if first else word.span
        if (
            not (self._mentions and _JOINS.fullmatch(self._text, self._mentions[-1].span[1], span[0]))
            and first
        ):
            self._groups += 1
        return Mention(
            span=span,
            text=self._text[span[0] : span[1]],
            name=named.name,
            by=named.by,
            group=self._groups,
            article=word.article if word else None,
            paragraph=word.paragraph if word else None,
            item=word.item if word else None,
            year=named.year,
            number=named.number,
            quoted=quoted,
        )

    def _is_citation(self, named: Named) -> bool:
        """Whether a name with no article is a citation: forms, books and letters stand in brackets too."""
        if named.by == "bare":
            return stands_alone(self._text, named)
        if self._book.find(named.name) is not None:
            return True
        return is_rule_number(named.name) if named.by == "number" else looks_like_instrument(named.name)

    def _line(self, position: int) -> int:
        return bisect_left(self._breaks, position)
