"""How a message takes up the turns before it: thanks, corrections, a point of the last answer, a reopened
question. Each is told by words alone; what the words are is in lists/conversation.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable

from advisor.dialogue.reading import Reading
from advisor.dialogue.wordlists import pattern
from advisor.domain import Asked, Fact, Missing
from advisor.fact_names import label, shown
from advisor.text import chinese_number

_NAMED = 3


def courtesy(reading: Reading, waiting: Iterable[Asked]) -> str | None:
    """The reply to a message that only thanks or agrees; None for any other."""
    if not is_courtesy(reading.text):
        return None
    names = "、".join(dict.fromkeys(f"“{one.missing.label}”" for one in waiting if one.missing.label))
    first = "不客气。" if pattern("conversation", "thanks").search(reading.text) else "好的。"
    return first + (
        f"您想起或查到{names}时告诉我，就能算得更准。" if names else "有新的情况或别的问题，接着说就行。"
    )


def is_courtesy(text: str) -> bool:
    """Whether a message only thanks or agrees: 谢谢, 好的, ok."""
    bare = re.sub(r"[\s，,。.!！~～、]+", "", text.lower())
    return pattern("conversation", "courtesy").fullmatch(bare) is not None


def point(reading: Reading) -> int | None:
    """The number of the point or source of the last answer that the message wants explained."""
    if not pattern("conversation", "explain").search(reading.text):
        return None
    match = pattern("conversation", "point").search(reading.text)
    if match is None or "《" in reading.text or re.search(r"(?:法|条例|规定|解释|办法)第", reading.text):
        return None
    said = match["a"] or match["b"]
    return int(said) if said.isdigit() else chinese_number(said)


def reopens(reading: Reading) -> bool:
    """还要告诉你什么: questions put before may be put again."""
    return pattern("conversation", "reopen").search(reading.text) is not None


def corrected(changed: Iterable[Fact]) -> str | None:
    """What was put right, so that the worker sees it was heard."""
    said = [f"{label(fact.name)}改为{shown(fact.name, fact.value)}" for fact in changed]
    return f"好的，{'，'.join(said[:_NAMED])}。" if said else None


def not_known(questions: Iterable[Missing]) -> str | None:
    """That it is no harm not to know, and where to find it; nothing where there is nothing to find."""
    found = [f"- “{one.label}”：{one.where}" for one in questions if one.label and one.where.strip()]
    first = "不清楚没关系，先按已知的情况说。以后想找，可以这样："
    return "\n".join((first, *found[:_NAMED])) if found else None
