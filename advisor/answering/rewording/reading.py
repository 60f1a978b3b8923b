"""A sentence of law as tokens: who, how it binds, figures with their bounds, joints, and its other words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from advisor.answering.rewording.words import Kind, words
from advisor.figures import Figure, figures
from advisor.text import article_key, normalise

_STOP = re.compile(r"[\s，。；：、！,.;:!（）()—…·“”\"'‘’-]+")
_ARTICLE = re.compile(r"第[零〇一二两三四五六七八九十百千\d]+[条款项章节](?:之[一二三四五六七八九十]+)?")
_OR_NOT = re.compile(r"([\u3400-\u9fff]{1,2})不(?=\1)")
_NUMERAL = re.compile(r"[\d〇零两二三四五六七八九十百千万]+|一(?=[级至到])")
_PAUSE = "、"
_APART = frozenset({"的", "由", "归", "被"})
"""Words across which a party belongs to none of the words before."""
_WITHIN_CLAUSE = frozenset("、()“”\"'‘’-·")
"""Signs that set words apart without ending the clause they stand in."""
_FROM_TO = re.compile(r"([一二三四五六七八九十\d]+)[至到]([一二三四五六七八九十\d]+)(年|个月|日|天|小时|级)")
_BEFORE_FIGURE = frozenset({"ge", "gt", "lt", "le"})
_ONLY_BESIDE_FIGURE = frozenset(
    ["满", "达", "逾", "前", "后", "内", "起", "止", "之前", "之后", "之内", "以内", "以前", "以后", "开始"]
)


@dataclass(frozen=True, slots=True)
class Token:
    kind: Kind
    value: str
    """What it is compared by."""
    words: str
    clause: int
    """The number of its clause; clauses end at a comma, stop, bracket or colon."""
    piece: int
    """The number of its piece; pieces end at 、 too."""
    bounds: frozenset[str] = frozenset()
    """Of a figure: at least, below, within …"""
    towards: bool = False
    """Of a party: something is done to or with it."""
    owner: bool = False
    """Of a party: something is its own (公司的…)."""
    agent: bool = False
    """Of a party: something is done by it to somebody else (被公司…)."""


@dataclass(frozen=True, slots=True)
class Reading:
    text: str
    tokens: tuple[Token, ...]

    def of(self, *kinds: Kind) -> tuple[tuple[int, Token], ...]:
        return tuple((at, token) for at, token in enumerate(self.tokens) if token.kind in kinds)


@lru_cache(maxsize=1024)
def read(text: str) -> Reading:
    """The tokens of a text, in order. Nothing raises: what no list knows is a word of one character."""
    text = _FROM_TO.sub(r"\1\3至\2\3", normalise(text))
    return Reading(text, tuple(_roles(_bounded(list(_scan(text))))))


def _scan(text: str) -> Iterator[Token]:
    lists = words()
    spans = _figure_spans(text)
    at = clause = piece = 0
    while at < len(text):
        if stop := _STOP.match(text, at):
            if stop[0].strip() == _PAUSE:
                yield Token("pause", _PAUSE, _PAUSE, clause, piece)
            piece += 1
            clause += bool(set(stop[0].strip()) - _WITHIN_CLAUSE)
            at = stop.end()
        elif article := _ARTICLE.match(text, at):
            number = (
                "{}-{}".format(*article_key(article[0])) + article[0].rstrip("之一二三四五六七八九十")[-1:]
            )
            yield Token("law", number, article[0], clause, piece)
            at = article.end()
        elif at in spans:
            figure = spans[at]
            yield Token("figure", f"{figure.value}|{figure.unit}", figure.words, clause, piece)
            at += len(figure.words)
        elif numeral := _NUMERAL.match(text, at):
            yield Token("figure", numeral[0], numeral[0], clause, piece)
            at = numeral.end()
        elif choice := _OR_NOT.match(text, at):
            yield Token("whether", "whether", choice[0], clause, piece)
            at = choice.end()
        else:
            word = next(
                (
                    text[at : at + n]
                    for n in range(lists.longest, 0, -1)
                    if text[at : at + n] in lists.entries
                ),
                text[at],
            )
            entry = lists.entries.get(word)
            if entry is None:
                yield Token("word", lists.same.get(word, word), word, clause, piece)
            else:
                yield Token(entry.kind, entry.value, word, clause, piece)
            at += len(word)


def _figure_spans(text: str) -> dict[int, Figure]:
    spans, at = {}, 0
    for figure in figures(text):
        at = text.index(figure.words, at)
        spans[at] = figure
        at += len(figure.words)
    return spans


def _bounded(tokens: list[Token]) -> Iterator[Token]:
    """Bounds beside a figure become part of it; 前, 后, 满 elsewhere are words like others."""
    taken: set[int] = set()
    for at, token in enumerate(tokens):
        if token.kind != "figure":
            continue
        bounds = set()
        left = at - 1
        while left >= 0 and tokens[left].kind == "bound" and tokens[left].value in _BEFORE_FIGURE:
            bounds.add(tokens[left].value)
            taken.add(left)
            left -= 1
        right = at + 1
        while right < len(tokens) and tokens[right].kind == "bound" and tokens[right].piece == token.piece:
            prefix = tokens[right].value in _BEFORE_FIGURE and tokens[right].words not in (
                "以上",
                "以下",
                "及以上",
            )
            if prefix:
                break
            bounds.add(tokens[right].value)
            taken.add(right)
            right += 1
        tokens[at] = replace(token, bounds=frozenset(bounds))
    lists = words()
    for at, token in enumerate(tokens):
        if at in taken:
            continue
        if token.kind == "bound" and token.words in _ONLY_BESIDE_FIGURE:
            plain = token.words in lists.plain
            yield replace(
                token, kind="plain" if plain else "word", value=lists.same.get(token.words, token.words)
            )
        else:
            yield token


def _roles(tokens: Iterator[Token]) -> Iterator[Token]:
    lists = words()
    known = list(tokens)
    named: str | None = None
    for at, token in enumerate(known):
        if token.kind == "party":
            # 它 is whoever was named last and is no person.
            if token.value == "it" and named is not None:
                token = replace(token, value=named)
            elif token.value not in lists.you_for:
                named = token.value
        if token.kind != "party":
            yield token
            continue
        before = known[at - 1] if at else None
        after = known[at + 1] if at + 1 < len(known) else None
        beside = before is not None and before.piece == token.piece
        towards = any(_ends(one, lists.towards) for one in _leading(known, at))
        agent = beside and before is not None and before.words.endswith(lists.by)
        owner = after is not None and after.words == "的" and after.piece == token.piece
        yield replace(token, towards=towards and not agent, owner=owner, agent=agent)


def _ends(token: Token, those: tuple[str, ...]) -> bool:
    return token.words.endswith(those)


def _leading(tokens: list[Token], at: int) -> Iterator[Token]:
    """What leads to a party: the word before it, or the one before its own epithet (告诉 工伤 职工)."""
    for one in reversed(tokens[max(0, at - 4) : at]):
        if one.piece != tokens[at].piece or one.kind not in ("word", "plain") or one.words in _APART:
            return
        yield one
