"""Where a running text names an instrument: brackets right and wrong, document numbers, bare names, 该法."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from advisor.citations.articles import NUMERAL, Span
from advisor.citations.quotes import title_end
from advisor.domain import Instrument
from advisor.text import normalise

NamedBy = Literal["title", "bare", "number", "back"]
"""How the instrument was named: in brackets, by a known name without them, by document number, or by
reference to one named before (该法, 同条, 第八条 alone)."""

KINDS = (
    "实施细则|补充规定|暂行规定|宪法|法典|条例|规定|办法|解释|意见|通知|细则|规则|纪要|决定|决议"
    "|批复|复函|答复|解答|公约|公告|规程|标准|指引|法|函|令"
)
_KIND_AT_END = re.compile(rf"(?:{KINDS})(?:[（(][^（）()]{{1,12}}[）)])?$")
_ISSUER = re.compile(r"(?:部|局|院|会|厅|署|府|办公室|中央|总工会)$")
_PARENTHESES = re.compile(r"[ \t\u3000]*[（(](?P<inside>[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)]")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_VERSION = re.compile(
    r"年?\s*(?:\d{1,2}月(?:\d{1,2}日)?)?.*(?:修正|修订|修改|版|文本|施行|公布|发布|通过)|^\s*(?:19|20)\d{2}\s*年?\s*$"
)
_ALIAS = re.compile(
    r"(?:(?:以下|下文)?(?:均|统一|合)?简称|(?:以下|下)称)(?:为|作)?[:：]?\s*[《“\"‘「〈]?(?P<alias>[^《》“”\"‘’「」〈〉，,；;]{2,30})"
)
_NUMBER = re.compile(
    r"(?:[\u4e00-\u9fff]{1,12} ?[〔\[（(【［] ?(?:19|20)[0-9０-９]{2} ?[〕\]）)】］] ?第?[0-9０-９]{1,5} ?号"
    r"|[\u4e00-\u9fff]{2,20}令 ?[（(]?第? ?[0-9０-９]{1,4} ?号[）)]?)"
)
_ORDER = re.compile(rf"\s*(?:[\u4e00-\u9fff]{{0,12}}令 ?第? ?{NUMERAL} ?号|法释|第?\d+号)")
_BARE_ORDINAL = re.compile(r"(?<=解释)([一二三四五六七八九十])$")
_LEADING = re.compile(
    r"^.*(?:根据|依据|按照|依照|参照|遵照|违反|适用|参见|引用|援引|以及|还有|关于|贯彻|[，。、；：的和与及由按据依照见即是在（(])"
)
# Brackets people type for 《》. Straight angle brackets are doubled, or a tag would be read as a title.
_WRONG_BRACKETS = re.compile(
    r"(?:<<|＜＜|〈|＜|<|【|\[)(?P<title>[\u4e00-\u9fff（）()〈〉《》、·]{2,60}?)(?:>>|＞＞|〉|＞|>|】|\])"
)
# A longer name than the one we know: 东莞市 + 工资支付条例, 劳动合同法 + 实施条例, 劳动法 + 律师.
_NAME_GOES_ON_BEFORE = re.compile(r"(?:省|市|区|县|州|特区|实施|贯彻|《|〈|\w法)$")
_NAME_GOES_ON_AFTER = re.compile(
    r"[律学院官人庭理治制务定医]|规(?!定)|实施|解释|司法|草案|修正案|若干|[》〉]"
)
_INTRODUCES = re.compile(
    r"(?:根据|依据|按照|依照|参照|遵照|违反|适用|符合|援引|引用|对照|[按据依在和与及、，。；：（(\n\s“「\"'的以因由是])$"
)
_FOLLOWS = re.compile(
    r"[ \t]*(?:[（(，。；、：:\n）)”」\"'的和与及对中里第等也还都已并]|之?规定|明确|要求|关于|$)"
)


_LONGEST_NAME = 150


class Names(Protocol):
    """What reading a text needs of the library."""

    @property
    def instruments(self) -> tuple[Instrument, ...]: ...

    def find(self, name: str) -> Instrument | None: ...


@dataclass(frozen=True, slots=True)
class Named:
    """An instrument named at `span`. `end` lies after the notes in parentheses that follow it.

    `year` is the year of the text meant (2018修正), `number` a document number, `alias` the short name that
    the text itself gives it (以下简称…).
    """

    span: Span
    end: int
    name: str
    by: NamedBy
    year: int | None = None
    number: str | None = None
    alias: str | None = None


class NameBook:
    """The names a library knows, prepared for one reading of a text."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._found: dict[str, Instrument | None] = {}
        self._numbers: dict[str, str] = {}
        for instrument in names.instruments:
            for version in instrument.versions:
                if version.document_number:
                    self._numbers.setdefault(number_key(version.document_number), instrument.title)
        self.bare = _alternatives(
            name
            for instrument in names.instruments
            for name in (instrument.title, *instrument.short, instrument.title.removeprefix("中华人民共和国"))
            if len(name) >= 3
        )

    def find(self, name: str) -> Instrument | None:
        if name not in self._found:
            self._found[name] = look_up(name, self._names)
        return self._found[name]

    def by_number(self, number: str) -> str | None:
        """The title of the instrument with that document number."""
        return self._numbers.get(number_key(number))


def look_up(name: str, names: Names) -> Instrument | None:
    """The instrument of that name, also with the issuer put before a 关于… title, or left out.

    解释三 is 解释（三）.
    """
    found = names.find(name) or names.find(_BARE_ORDINAL.sub(r"（\1）", name))
    head, about, rest = name.partition("关于")
    if found is not None or not about:
        return found
    if head:
        return names.find(about + rest) if _ISSUER.search(head) else None
    key = normalise(name)
    alike = [one for one in names.instruments if normalise(one.title).endswith(key)]
    return alike[0] if len(alike) == 1 else None


def is_rule_number(number: str) -> bool:
    """Whether a document number is that of a rule: 仲字, 认定 and 罚字 number single acts."""
    head = re.split(r"[〔\[（(【［]", number)[0]
    return head.endswith(("发", "函", "规", "释", "政", "办", "通", "法")) or "令" in head


def number_key(number: str) -> str:
    """A document number with brackets, widths and spaces folded: 〔2012〕, [2012] and （2012） are one."""
    key = re.sub(r"[〔\[【(]((?:19|20)\d{2})[〕\]】)]", r"(\1)", normalise(number))
    return re.sub(r"(?<=令)\(?第?(\d+)号\)?|(?<=\))第(\d+)号", lambda m: f"{m[1] or m[2]}号", key)


def looks_like_instrument(name: str) -> bool:
    """Whether a bracketed name with no article is that of a rule, not of a form, a book or a letter."""
    return _KIND_AT_END.search(normalise(name).replace("(", "（").replace(")", "）")) is not None


def read_title(text: str, start: int, book: NameBook) -> Named | None:
    """The instrument named in brackets at `start`."""
    if text[start] == "《" and (end := title_end(text, start)):
        return _with_notes(text, (start, end), text[start + 1 : end - 1], "title")
    wrong = _WRONG_BRACKETS.match(text, start)
    if wrong is None:
        return None
    name = wrong["title"]
    following = text[wrong.end() : wrong.end() + 12]
    if book.find(name) or (looks_like_instrument(name) and re.match(rf"\s*第\s*{NUMERAL}\s*条", following)):
        return _with_notes(text, wrong.span(), name, "title")
    return None


def read_number(text: str, start: int, book: NameBook) -> Named | None:
    """The document number whose words begin at or after `start` and end the match there."""
    match = _NUMBER.match(text, start)
    if match is None:
        return None
    words, offset = match[0], 0
    # The Han run before the bracket may begin with other words: the longest known number wins.
    known = next((n for n in range(len(words) - 6) if book.by_number(words[n:])), None)
    if known is not None:
        offset = known
    elif lead := _LEADING.match(re.split(r"[〔\[（(【［令]", words)[0]):
        offset = lead.end()
    number = words[offset:]
    if re.match(r"[〔\[（(【［令\s]", number):
        return None
    span = (match.start() + offset, match.end())
    return _with_notes(text, span, book.by_number(number) or number, "number", number=number)


def read_bare(text: str, start: int, book: NameBook) -> Named | None:
    """A known name without brackets at `start`, where it is not part of a longer word."""
    match = book.bare.match(text, start)
    if match is None or not match[0]:
        return None
    end = match.end()
    # Half a pair of brackets is a slip, and no reason to leave the citation unchecked.
    if text[start - 1 : start] == "《" and title_end(text, start - 1) is None:
        before = ""
    else:
        before = text[max(0, start - 4) : start]
    if text[end : end + 1] == "》" and not _is_in_title(text, start):
        end += 1
    if _NAME_GOES_ON_BEFORE.search(before) or _NAME_GOES_ON_AFTER.match(text[end : end + 3]):
        return None
    return _with_notes(text, (start, end), match[0], "bare")


def _is_in_title(text: str, position: int) -> bool:
    opened = text.rfind("《", max(0, position - _LONGEST_NAME), position)
    return opened >= 0 and "》" not in text[opened:position]


def stands_alone(text: str, named: Named) -> bool:
    """Whether a bare name with no article is a mention of the instrument, not part of another word."""
    start, end = named.span
    before = text[max(0, start - 4) : start]
    return bool((not before or _INTRODUCES.search(before)) and _FOLLOWS.match(text, end))


def known_name_before(text: str, end: int, floor: int, book: NameBook) -> Named | None:
    """The longest name the library knows that ends right before `end`: for laws only the package lists."""
    start = end
    while start > max(floor, end - 40) and "\u4e00" <= text[start - 1] <= "\u9fff":
        start -= 1
    for first in range(start, end - 1):
        name = text[first:end]
        if not _NAME_GOES_ON_BEFORE.search(text[max(0, first - 4) : first]) and book.find(name):
            return Named((first, end), end, name, "bare")
    return None


def _with_notes(text: str, span: Span, name: str, by: NamedBy, number: str | None = None) -> Named:
    name = re.sub(r"\s+", "", name)
    year, alias, end = _year_within(name), None, span[1]
    while note := _PARENTHESES.match(text, end):
        inside = note["inside"]
        numbered = _NUMBER.search(inside)
        if numbered:
            number = number or numbered[0]
        if alias_match := _ALIAS.search(inside):
            alias = alias_match["alias"]
        elif not (numbered or _ORDER.match(inside) or _VERSION.search(inside)):
            break
        elif not numbered and (years := _YEAR.findall(normalise(inside))):
            year = int(years[-1])
        end = note.end()
    return Named(span, end, name, by, year, number, alias)


def _year_within(name: str) -> int | None:
    note = re.search(r"[（(]([^（）()]*)[）)]$", name)
    years = _YEAR.findall(normalise(note[1])) if note and _VERSION.search(note[1]) else []
    return int(years[-1]) if years else None


def _alternatives(names: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(set(names), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, ordered)) if ordered else r"(?!)")
