"""Articles a text names: 劳动合同法第82条, 《劳动法》第五十条、第五十四条, or 第八十二条 alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from advisor.domain import Instrument, ProvisionRef
from advisor.sources.library import Library
from advisor.text import article_name, chinese_number, simplified

LABOUR_LAWS = (
    "中华人民共和国劳动合同法",
    "中华人民共和国劳动法",
    "中华人民共和国劳动争议调解仲裁法",
    "中华人民共和国社会保险法",
)
"""Where an article named without its law is looked for, in this order."""

_LONGEST_NAME = 30
_NUMERAL = "[0-9〇零一二两三四五六七八九十百千]+"
_ARTICLE = re.compile(rf"第\s*({_NUMERAL})\s*条(?:\s*之\s*({_NUMERAL}))?")
# 劳动合同法82条, 劳动法的四十四条: without 第 right behind a law's name…
_BARE = re.compile(rf"(?<=[法典例定释知纪要》])\s*[的里中]?\s*({_NUMERAL})\s*条(?:\s*之\s*({_NUMERAL}))?")
# …and in 按四十七条赔, where the number is too high for a count of reasons or demands.
_BY = re.compile(
    rf"(?:按照?|依照?|依据|根据|适用|援引|用|说的?)\s*({_NUMERAL})\s*条()(?![例件款根只信微短理要意证])"
)
_FEWEST_BY = 10
# 第38、46条, 劳动合同法38、46条
_SHARED = re.compile(rf"(?:第|(?<=[法典例定释》]))\s*({_NUMERAL}(?:\s*[、和及]\s*{_NUMERAL})+)\s*条")
_TITLE = re.compile(r"《([^《》]{2,60})》\s*(?:[（(][^（）()]{1,40}[）)]\s*)?$")
_LINK = re.compile(r"(?:里面?|中|上面?)?的?\s*$")
_NAME = re.compile(r"[\u3400-\u9fffA-Za-z0-9〔〕（）()]+$")
# Between two articles of one law: 第38条、第46条; 第38条第一款第二项和第46条.
_LIST = re.compile(rf"^(?:\s*第\s*{_NUMERAL}\s*[款项])*\s*(?:[、,，和与及或]|以及)*\s*$")


def references(text: str, library: Library, as_of: date) -> tuple[ProvisionRef, ...]:
    """The provisions held on the date that `text` names, in order, each once.

    An article whose law is not named is taken in every one of `LABOUR_LAWS` that has it, in that order: the
    first is the likeliest, and which was meant cannot be known.
    """
    text = _SHARED.sub(_each, simplified(unicodedata.normalize("NFKC", text)))
    found: dict[ProvisionRef, None] = {}
    for ref in _named(text, library):
        held = library.provision(ref, as_of)
        if held is not None:
            found[held.ref] = None
    return tuple(found)


def _each(shared: re.Match[str]) -> str:
    """第38、46条 as 第38条、第46条."""
    return "、".join(f"第{number}条" for number in re.findall(_NUMERAL, shared[1]))


def _named(text: str, library: Library) -> Iterator[ProvisionRef]:
    instrument: Instrument | None = None
    matches = {
        match.start(1): match for pattern in (_BY, _BARE, _ARTICLE) for match in pattern.finditer(text)
    }
    behind = 0
    for _, match in sorted(matches.items()):
        start = match.start()
        number, suffix = chinese_number(match[1]), chinese_number(match[2] or "") or 0
        if number is None or not 1 <= number <= 9999 or (match.re is _BY and number < _FEWEST_BY):
            continue
        between = text[behind:start]
        named = _instrument_before(between, library)
        if named is not None:
            instrument = named
        elif not (behind and _LIST.match(between)):
            instrument = None
        behind = match.end()
        laws = (instrument.title,) if instrument is not None else LABOUR_LAWS
        yield from (ProvisionRef(law, article_name(number, suffix)) for law in laws)


def _instrument_before(text: str, library: Library) -> Instrument | None:
    """The instrument whose name ends `text`: in 《》, or the longest tail that is a name."""
    text = _LINK.sub("", text)
    titled = _TITLE.search(text)
    if titled:
        return library.find(titled[1])
    run = _NAME.search(text.rstrip())
    if run is None:
        return None
    tail = run[0][-_LONGEST_NAME:]
    candidates = (library.find(tail[at:]) for at in range(len(tail) - 1))
    return next((instrument for instrument in candidates if instrument is not None), None)
