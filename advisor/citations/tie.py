"""Which quotation belongs to which citation."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from advisor.citations.mentions import Mention, Parsed, Quotation, Tie
from advisor.citations.quotes import Quote
from advisor.text import normalise

LEAST_QUOTATION = 10
"""Fewer characters between marks are a term (“五险一金”) unless a citation introduces them."""

_NEAR = 120
_FAR = 5000
_DIRECT = 30
_IN_PARENTHESES = re.compile(r"[（(][^（）()]*[）)]")
# What ends right before a quotation that a citation introduces; a bare colon only close to the citation.
_RULES = re.compile(
    r"(?:规定|明确|载明|指出|要求|写明|原文|内容|表述|条文|如下|即)(?:了|的|的是|为|是)?[\s，,：:]*$|^.{0,6}[：:]\s*$"
)
# Somebody else speaks between the citation and the quotation.
_SPEAKER = re.compile(
    r"手册|规章制度|管理制度|协议|约定|称|主张|认为|表示|答复|回复|声明|说|写道|写着|微信|录音|短信|通知书|告知|判决|裁决|辩"
)
_CONNECTS = re.compile(r"[\s，,、；;。]*(?:和|及|与|以及|并|并且|且|同时|还|又)?[\s，,、：:]*")
_AFTER = re.compile(
    r"[\s。，；,;]*(?:[（(【\[]|——?|-{1,2})\s*(?:见|参见|详见|引自|出自|摘自|来源|来自|依据|根据|法律依据)?\s*[：:]?\s*"
    r"|[\s。，,]*(?:这|此|以上|上述|该句)?(?:就|便|都|均)?(?:是|为|系|出自|来自|见于|见|载于|引自|摘自)\s*"
)


def tie(text: str, mentions: Sequence[Mention], quotes: Sequence[Quote]) -> Parsed:
    """Tie each quotation to the nearest citation of its sentence; what none claims is loose."""
    return _Tier(text, mentions, quotes).run()


class _Tier:
    def __init__(self, text: str, mentions: Sequence[Mention], quotes: Sequence[Quote]) -> None:
        self._text = text
        self._mentions = mentions
        self._quotes = quotes
        self._outside = [n for n, mention in enumerate(mentions) if not mention.quoted]
        self._starts = [mentions[n].span[0] for n in self._outside]
        self._ends = list(accumulate((mentions[n].span[1] for n in self._outside), max))
        self._opens = [quote.marks[0] for quote in quotes]

    def run(self) -> Parsed:
        tied: dict[int, list[Quotation]] = {}
        loose: list[Quote] = []
        for quote in self._quotes:
            found = self._before(quote)
            if found is None or found[1].tie != "direct" or self._mentions[found[0]].article is None:
                found = self._after(quote) or found
            size = len(normalise(quote.text))
            by_article = found and found[1].tie == "direct" and self._mentions[found[0]].article
            if found and (size >= LEAST_QUOTATION or by_article):
                tied.setdefault(found[0], []).append(found[1])
            elif size >= LEAST_QUOTATION and not self._is_citation(quote):
                loose.append(quote)
        mentions = tuple(
            replace(mention, quotations=tuple(tied[n])) if n in tied else mention
            for n, mention in enumerate(self._mentions)
        )
        return Parsed(mentions, tuple(loose))

    def _before(self, quote: Quote) -> tuple[int, Quotation] | None:
        start = quote.marks[0]
        place = bisect_right(self._ends, start) - 1
        if place < 0:
            return None
        n = self._outside[place]
        gap = self._gap(self._mentions[n], start)
        if gap is None:
            return None
        said = _IN_PARENTHESES.sub("", gap).strip()
        rules = _RULES.search(said) or not re.search(r"\w", said)
        alone = gap.lstrip(" \t").startswith("\n")
        closeness: Tie = "near"
        if len(said) <= _DIRECT and rules and not alone and not _SPEAKER.search(said):
            closeness = "direct"
        introduced = closeness == "direct" and said.endswith(("：", ":"))
        return n, Quotation(quote.span, quote.text, closeness, introduced)

    def _gap(self, mention: Mention, start: int) -> str | None:
        """The words between a citation and a quotation, without other quotations.

        None where a sentence ends there.
        """
        text, position = self._text, mention.span[1]
        if start - position > _FAR:
            return None
        between = self._quotes[bisect_left(self._opens, position) : bisect_left(self._opens, start)]
        words = ""
        for quote in between:
            words += text[position : quote.marks[0]]
            position = quote.marks[1]
            following = text[position:start]
            # 规定：“…。”“…” goes on with the same article; 规定：“…。”公司却说“…” and a new line do not.
            ends = quote.text.rstrip().endswith(tuple("。！？!?"))
            if "\n" in following or (ends and not _CONNECTS.fullmatch(following)):
                return None
        words += text[position:start]
        if len(words) > _NEAR or re.search(r"[！？!?]", words):
            return None
        _, stop, tail = words.rpartition("。")
        if stop and not (between and _CONNECTS.fullmatch(tail)):
            return None
        first, *_ = lines = words.split("\n")
        if any(line.strip() and not line.rstrip().endswith(("：", ":")) for line in lines[:-1]):
            return None
        if len(lines) > 1 and not first.strip() and not self._fills_line(mention):
            return None
        return words

    def _fills_line(self, mention: Mention) -> bool:
        """Whether a citation stands alone on its line, as a heading over the quotation."""
        return not self._text[self._text.rfind("\n", 0, mention.span[0]) + 1 : mention.span[0]].strip()

    def _after(self, quote: Quote) -> tuple[int, Quotation] | None:
        end = quote.marks[1]
        place = bisect_left(self._starts, end)
        if place == len(self._starts) or not _AFTER.fullmatch(self._text[end : self._starts[place]][:_FAR]):
            return None
        return self._outside[place], Quotation(quote.span, quote.text, "direct", introduced=True)

    def _is_citation(self, quote: Quote) -> bool:
        """Whether the words between the marks are hardly more than a citation: 「《…》第三条、第五条」."""
        start, end = quote.span
        inside = [m.span for m in self._mentions if m.quoted and start <= m.span[0] and m.span[1] <= end]
        covered = {position for span in inside for position in range(*span)}
        return len(covered) >= 0.6 * len(quote.text.strip())
