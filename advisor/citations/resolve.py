"""What a citation means on a date: which instrument, which of its texts, in force or not, which article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from advisor.citations.mentions import Mention
from advisor.citations.names import look_up
from advisor.domain import Instrument, Provision, ProvisionRef, State, Version
from advisor.sources.library import Library
from advisor.text import article_key

Reason = Literal[
    "unknown_name",
    "text_not_held",
    "version_not_held",
    "article_not_held",
    "beyond_last",
    "wrong_article",
    "wrong_instrument",
]
"""Why a citation could not be resolved or a quotation is misplaced. article_not_held: the article lies within
the count, but nothing of it is held (a gist not written yet, or a number like 第十条之五 the text lacks)."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """`version` is the text of the date; out of force, the last one there was or the first there will be.

    `provision` is None with a `reason`; `state` is "unknown" for a name nobody knows.
    """

    mention: Mention
    instrument: Instrument | None
    article: str | None
    version: Version | None
    state: State
    provision: Provision | None = None
    last_article: int | None = None
    reason: Reason | None = None


def resolve(mention: Mention, library: Library, as_of: date) -> Resolution:
    """Look a citation up in the law of a day. Never fails: what is not known comes back as a reason."""
    instrument = look_up(mention.name, library)
    if instrument is None:
        return Resolution(mention, None, mention.article, None, "unknown", reason="unknown_name")
    version, state = _version(instrument, mention.year, library, as_of)
    if version is None:
        return Resolution(mention, instrument, mention.article, None, state, reason="version_not_held")
    last = version.articles or library.last_article(instrument, version.effective)
    article = mention.article
    if last is not None and article_key(article)[0] > last:
        return Resolution(mention, instrument, article, version, state, None, last, "beyond_last")
    if version.text == "not_held":
        held_at_all = any(other.text != "not_held" for other in instrument.versions)
        reason: Reason = "version_not_held" if held_at_all else "text_not_held"
        return Resolution(mention, instrument, article, version, state, None, last, reason)
    for candidate in _spellings(article):
        provision = library.provision(ProvisionRef(instrument.title, candidate), version.effective)
        if provision is not None:
            return Resolution(mention, instrument, candidate, version, state, provision, last)
    missing: Reason | None = "article_not_held" if article is not None else None
    return Resolution(mention, instrument, article, version, state, None, last, missing)


def _version(
    instrument: Instrument, year: int | None, library: Library, as_of: date
) -> tuple[Version | None, State]:
    state = library.state(instrument, as_of)
    current = library.version_on(instrument, as_of)
    if year is not None and not (current and _is_of(current, year)):
        meant = next((version for version in reversed(instrument.versions) if _is_of(version, year)), None)
        if meant is None:
            return None, "unknown" if instrument.known_only_to_package else state
        return meant, _state_of(meant, as_of)
    if current is not None:
        return current, state
    if state == "not_yet_in_force":
        return instrument.versions[0], state
    past = [version for version in instrument.versions if version.effective <= as_of]
    if state == "not_in_force" and past:
        return past[-1], state
    return None, state


def _state_of(version: Version, as_of: date) -> State:
    """Of one named text: in force on the day or not, whatever became of the instrument since."""
    if as_of < version.effective:
        return "not_yet_in_force"
    if version.until is not None and version.until + timedelta(days=1) <= as_of:
        return "not_in_force"
    if version.text == "not_held":
        return "text_not_held"
    return "in_doubt" if version.in_doubt else "in_force"


def _is_of(version: Version, year: int) -> bool:
    """Whether a text is known by that year: people name it by its passing or by its taking effect."""
    return year in (version.effective.year, version.promulgated.year if version.promulgated else None)


def _spellings(article: str | None) -> tuple[str | None, ...]:
    """第十二条 and 第十二项 are one in documents that number items: people cite them either way."""
    if article is None:
        return (None,)
    if article.endswith("项"):
        return article, article[:-1] + "条"
    return (article, article[:-1] + "项") if article.endswith("条") else (article,)
