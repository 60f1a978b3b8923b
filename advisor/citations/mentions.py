"""What was read in a text: citations, and the quotations tied to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from advisor.citations.articles import Span
from advisor.citations.names import NamedBy
from advisor.citations.quotes import Quote

Tie = Literal["direct", "near"]
"""direct: the citation introduces the quotation (第八十二条规定：“…”) or follows it in parentheses.
near: they share a sentence, so it is meant as the article's wording only if it resembles it."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation tied to a citation. `span` covers the words between the marks."""

    span: Span
    text: str
    tie: Tie
    introduced: bool
    """After a colon: a quotation however short. Otherwise a few words between marks are a term."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One article, or one instrument with no article, named in a text.

    `name` is the instrument as named there, aliases and 该法 resolved; `article` is as the library writes
    it. Mentions of one list (第三条、第五条) share `group`, and so the quotation that follows the list.
    """

    span: Span
    text: str
    name: str
    by: NamedBy
    group: int
    article: str | None = None
    paragraph: int | None = None
    item: int | None = None
    year: int | None = None
    """The year of the text meant: 2018 of （2018修正）."""
    number: str | None = None
    quoted: bool = False
    """It stands within a quotation."""
    quotations: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """`loose` are the quotations of at least ten characters that no citation claims."""

    mentions: tuple[Mention, ...]
    loose: tuple[Quote, ...]
