"""A worker's words as queries: folded, widened by the lexicon, and cut to what says most."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import islice

from advisor.index.lexicon import Term
from advisor.text import simplified

DENSE_CHARS = 300
"""Characters in one piece of the dense query: beyond that a vector blurs, and costs a quarter of a second."""
DENSE_PIECES = 3
"""Pieces of a long story that are embedded."""
EARLIER = 2
"""Matters of earlier turns that a follow-up is searched for with: more drown the few words of its own."""

_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"[^。！？；?!;\n]+[。！？；?!;]*")
_ASKS = re.compile(r"[？?]|吗|怎么|怎样|如何|多少|能不能|可不可以|是否|合法|违法|该不该|什么时候|哪里|谁")


def fold(text: str) -> str:
    """Widths and traditional characters folded, white space to one space, what no text can hold left out."""
    # Half a surrogate pair comes in through JSON; no tokenizer or model takes it.
    text = text.encode("utf-8", errors="ignore").decode("utf-8")
    return _SPACE.sub(" ", simplified(unicodedata.normalize("NFKC", text))).strip()


def going_on(text: str, matters: Iterable[str]) -> str:
    """A follow-up as a stranger would need it: with the matter it is about; `matters` the latest first."""
    return "，".join((*islice(matters, EARLIER), text))


def says_something(text: str) -> bool:
    """Whether there is a word or figure to search for; every passage is as far from a mere ？ as the next."""
    return any(map(str.isalnum, text))


def widen(text: str, lexicon: Iterable[Term]) -> str:
    """The query with the law's words for what it says in everyday ones, for the keyword leg."""
    added: dict[str, None] = {}
    for term in lexicon:
        if any(word in text for word in term.say):
            added |= dict.fromkeys(word for word in term.legal if word not in text)
    return " ".join((text, *added))


def pieces(text: str) -> list[str]:
    """The texts to embed for a query: the whole when short, else its sentences that ask, then the others."""
    if len(text) <= DENSE_CHARS:
        return [text]
    sentences = [sentence for found in _SENTENCE.findall(text) for sentence in _short(found.strip())]
    asking = [sentence for sentence in sentences if _ASKS.search(sentence)]
    telling = [sentence for sentence in sentences if not _ASKS.search(sentence)]
    return _joined([*asking, *telling])[:DENSE_PIECES]


def _short(sentence: str) -> list[str]:
    return [sentence[at : at + DENSE_CHARS] for at in range(0, len(sentence), DENSE_CHARS)]


def _joined(sentences: Sequence[str]) -> list[str]:
    joined = [""]
    for sentence in sentences:
        if joined[-1] and len(joined[-1]) + len(sentence) > DENSE_CHARS:
            joined.append("")
        joined[-1] += sentence
    return joined
