"""Changes to a wording, made by rule: those a citation survives, and those after which it is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable

_HAN = re.compile(r"[\u4e00-\u9fff]")
_FIGURE = re.compile(r"[一二三四五六七八九十](?=个?(?:[日月年倍]|周岁|小时|名|人))")
_OTHERS = "甲乙丙丁"
_LINE = 18
_NARROW = str.maketrans("，：；！？（）", ",:;!?()")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def altered(words: str, change: str) -> str:
    """`words` after the change of that name.

    Raises ValueError for a name nobody knows, and for words that the change leaves as they are.
    """
    make = CHANGES.get(change)
    if make is None:
        raise ValueError(f"no change {change}; there are {', '.join(CHANGES)}")
    made = make(words)
    if made == words and change not in UNCHANGED:
        raise ValueError(f"{change} changes nothing in these words")
    return made


def exchanged(text: str, pairs: list[list[str]]) -> str:
    """`text` with each first word of a pair put in the other's place, once.

    Raises ValueError where the text has no such word: a case must not turn into another one in silence.
    """
    for old, new in pairs:
        if old not in text:
            raise ValueError(f"“{old}” does not stand in the text")
        text = text.replace(old, new, 1)
    return text


def _middle(words: str) -> int:
    """Where the Han character nearest the middle stands."""
    return min((match.start() for match in _HAN.finditer(words)), key=lambda at: abs(2 * at - len(words)))


def _character(words: str) -> str:
    at = _middle(words)
    other = next(one for one in _OTHERS if one != words[at])
    return words[:at] + other + words[at + 1 :]


def _dropped(words: str) -> str:
    at = _middle(words)
    return words[:at] + words[at + 1 :]


def _doubled(words: str) -> str:
    at = _middle(words)
    return words[:at] + words[at] + words[at:]


def _turned(words: str) -> str:
    """Two neighbours that differ, from the middle on, in each other's place."""
    for at in range(_middle(words), len(words) - 1):
        if words[at] != words[at + 1] and _HAN.match(words[at]) and _HAN.match(words[at + 1]):
            return words[:at] + words[at + 1] + words[at] + words[at + 2 :]
    return words


def _figure(words: str) -> str:
    return _FIGURE.sub(lambda figure: "九" if figure[0] == "七" else "七", words, count=1)


def _comma(words: str) -> str:
    return words.replace("，", "。", 1)


def _clauses(words: str) -> list[str]:
    return words.split("，")


def _clause_dropped(words: str) -> str:
    clauses = _clauses(words)
    if len(clauses) < 3:
        return words
    middle = len(clauses) // 2
    return "，".join((*clauses[:middle], *clauses[middle + 1 :]))


def _clause_added(words: str) -> str:
    first, comma, rest = words.partition("，")
    return f"{first}，一律不得例外{comma}{rest}" if comma else words


def _clauses_exchanged(words: str) -> str:
    clauses = _clauses(words)
    return "，".join((clauses[1], clauses[0], *clauses[2:])) if len(clauses) > 2 else words


def _stretch(words: str) -> str:
    return words[len(words) // 4 : 3 * len(words) // 4]


def _elided(words: str) -> str:
    clauses = _clauses(words)
    return f"{clauses[0]}……{clauses[-1]}" if len(clauses) > 2 else words


def _out_of_order(words: str) -> str:
    clauses = _clauses(words)
    return f"{clauses[-1].rstrip('。；：')}……{clauses[0]}" if len(clauses) > 1 else words


def _broken(words: str) -> str:
    """Lines as wide as a page, as text taken out of a PDF has them."""
    return "\n".join(words[at : at + _LINE] for at in range(0, len(words), _LINE))


CHANGES: dict[str, Callable[[str], str]] = {
    "verbatim": lambda words: words,
    "stretch": _stretch,
    "elided": _elided,
    "broken": _broken,
    "narrow": lambda words: words.translate(_NARROW),
    "wide": lambda words: words.translate(_WIDE),
    "joined": lambda words: words.replace("\n", ""),
    "no_stop": lambda words: words.rstrip("。；"),
    "character": _character,
    "dropped": _dropped,
    "doubled": _doubled,
    "turned": _turned,
    "figure": _figure,
    "comma": _comma,
    "clause_dropped": _clause_dropped,
    "clause_added": _clause_added,
    "clauses_exchanged": _clauses_exchanged,
    "out_of_order": _out_of_order,
}
UNCHANGED = frozenset({"verbatim"})
