"""款 and 项 of an article, as its lines show them."""

from __future__ import annotations

import re

from advisor.citations.compare import is_verbatim
from advisor.citations.mentions import Mention
from advisor.text import chinese_number

_ITEM = re.compile(r"\s*[（(]\s*([〇零一二三四五六七八九十百]+)\s*[）)]")
_BELOW_ITEM = re.compile(r"\s*(?:[0-9０-９]+\s*[.．、]|[（(]\s*[0-9０-９]+\s*[）)])")


def paragraphs(text: str) -> tuple[str, ...]:
    """The 款 of an article: a line is one, with the lines of its 项 after it."""
    found: list[str] = []
    for line in text.split("\n"):
        if not line.strip():
            continue
        if found and (_ITEM.match(line) or _BELOW_ITEM.match(line)):
            found[-1] += "\n" + line
        else:
            found.append(line)
    return tuple(found)


def items(paragraph: str) -> dict[int, str]:
    """The 项 of a 款 by number."""
    found: dict[int, str] = {}
    for line in paragraph.split("\n"):
        match = _ITEM.match(line)
        number = chinese_number(match[1]) if match else None
        if number is not None:
            found[number] = line
    return found


def part_note(mention: Mention, text: str, quote: str | None) -> str:
    """What to say of the 款 and 项 a citation names: one that is not there, or a quotation of another one.

    A note, not a verdict: lines of a text are a weaker witness than its article numbers.
    """
    held = paragraphs(text)
    if mention.paragraph is not None and mention.paragraph > len(held):
        return f"这一条只有 {len(held)} 款，请核对款号。"
    named = held[mention.paragraph - 1] if mention.paragraph else text
    if mention.item is not None and mention.item not in (numbered := items(named)):
        return f"这里只有 {len(numbered)} 项，请核对项号。" if numbered else "这里没有分项，请核对项号。"
    if quote is None or mention.paragraph is None or is_verbatim(quote, named, mention.article):
        return ""
    standing = next((n for n, one in enumerate(held, 1) if is_verbatim(quote, one, mention.article)), None)
    return f"引文在第 {standing} 款，不在第 {mention.paragraph} 款。" if standing else ""
