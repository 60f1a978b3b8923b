"""The user's documents that are texts of law, and what each of them is to the library.

Read from the folder in which `kb add` keeps them. What a document says of itself is kept with it; which
instrument and version that makes is told anew from the register at each start, so that a version registered
later is recognised without adding the file again.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from advisor.domain import Instrument, Origin, Version
from advisor.sources.statutes import PackagedArticle

if TYPE_CHECKING:
    # Imported where a document is read: a calculation reads none and starts quicker without them.
    from advisor.sources.documents.laws import LawText
    from advisor.sources.identify import Identity

Role = Literal["text", "double", "unchecked", "paper"]
"""text: its words are cited as the law's. double: official wording of that version is held already.
unchecked: a registered instrument, but which version is not known, or words came out of a picture, or pages
lack.
paper: no registered instrument."""

_NOT_LAW = '{"law": null'
_FRESH = 2.0
"""Seconds in which two changes of a folder may bear one time stamp."""
_WHOLE_LONGEST = 6000
"""Characters of a text without numbering that is cited as a whole."""


@dataclass(frozen=True, slots=True)
class AddedText:
    """One document that looks like a law."""

    id: str
    title: str
    file: str
    added: str
    law: LawText
    ocr: bool
    incomplete: bool
    """Pages of the file were left out."""
    whole: str
    """The text without its title, for instruments that are not numbered; empty where it is long."""
    identity: Identity | None = None
    role: Role = "paper"

    @property
    def version(self) -> tuple[str, date] | None:
        """(title, effective) where instrument and version are known."""
        known = self.identity
        return (known.instrument.title, known.version.effective) if known and known.version else None

    def articles(self) -> dict[str | None, PackagedArticle]:
        """By name; a text without numbering has one, named None."""
        found: dict[str | None, PackagedArticle] = {}
        for one in self.law.articles:
            found.setdefault(one.name, PackagedArticle(one.name, one.path, one.text))
        if self.whole and not found:
            found[None] = PackagedArticle("", "", self.whole)
        return found

    def origin(self, article: str | None) -> Origin:
        page = next((one.page for one in self.law.articles if one.name == article), 1)
        return Origin(self.id, self.file, page)


class AddedTexts:
    """The texts under a folder, as they were when first asked for; `changed` says that they are no longer."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._seen = _stamp(folder)

    @property
    def changed(self) -> bool:
        """Whether a document was added or removed since. Costs one look at the folder."""
        stamp, names = self._seen
        now, _ = _stamp(self.folder, names=False)
        if now != stamp:
            return True
        return time.time() - now / 1e9 < _FRESH and _stamp(self.folder)[1] != names

    @cached_property
    def _read(self) -> tuple[AddedText, ...]:
        found = (_read(path) for path in sorted(self.folder.glob("*.json"))) if self.folder else ()
        return tuple(sorted(filter(None, found), key=lambda text: (text.added, text.id)))

    def identified(self, instruments: Sequence[Instrument]) -> tuple[AddedText, ...]:
        """Every text with what it is, oldest first. Of two of one version the fuller serves."""
        if not self._read:
            return ()
        from advisor.sources.identify import identify

        texts = [replace(text, identity=identify(text.law, instruments)) for text in self._read]
        serving: dict[tuple[str, date], AddedText] = {}
        for text in texts:
            if (key := text.version) and _may_serve(text):
                held = serving.get(key)
                if held is None or text.law.count > held.law.count:
                    serving[key] = text
        return tuple(replace(text, role=_role(text, serving)) for text in texts)


def overlay(instrument: Instrument, texts: Mapping[tuple[str, date], AddedText]) -> Instrument:
    """The instrument with the versions whose text was added marked so; itself where none was."""

    def with_text(version: Version) -> Version:
        text = texts.get((instrument.title, version.effective))
        return replace(version, text="added", added=text.id) if text else version

    versions = tuple(map(with_text, instrument.versions))
    return instrument if versions == instrument.versions else replace(instrument, versions=versions)


def _may_serve(text: AddedText) -> bool:
    """Packaged wording needs no other, and words must be those of the law."""
    version = text.identity.version if text.identity else None
    return (
        version is not None
        and version.text != "packaged"
        and not _may_be_wrong(text)
        and bool(text.articles())
    )


def _may_be_wrong(text: AddedText) -> bool:
    """From a picture come wrong characters; around a page left out one article runs into another."""
    return text.ocr or (text.incomplete and text.identity is not None and text.identity.missing > 0)


def _role(text: AddedText, serving: Mapping[tuple[str, date], AddedText]) -> Role:
    if text.identity is None:
        return "paper"
    if text.version is None:
        return "unchecked"
    if text.version in serving:
        return "text" if serving[text.version].id == text.id else "double"
    return "unchecked" if _may_be_wrong(text) else "double"


def _stamp(folder: Path | None, *, names: bool = True) -> tuple[int, frozenset[str]]:
    """When the folder last changed (in nanoseconds, 0 where there is none), and what lies in it."""
    if folder is None:
        return 0, frozenset()
    try:
        stamp = folder.stat().st_mtime_ns
        return stamp, frozenset(path.name for path in folder.glob("*.json")) if names else frozenset()
    except OSError:
        return 0, frozenset()


def _read(path: Path) -> AddedText | None:
    """None for a document that is no law, is gone by now, or cannot be read: `kb list` names the last."""
    try:
        with path.open(encoding="utf-8") as file:
            start = file.read(len(_NOT_LAW))
            if start == _NOT_LAW:
                return None
            fields: dict[str, Any] = json.loads(start + file.read())
        from advisor.sources.documents.laws import LawText

        law = LawText.from_fields(fields["law"])
        pages = "\n".join(page["text"] for page in fields["pages"])
        return AddedText(
            id=fields["id"],
            title=fields["title"],
            file=fields["filename"],
            added=fields["added"],
            law=law,
            ocr=bool(fields.get("ocr")),
            incomplete=bool(fields.get("skipped")),
            whole=_whole(pages, law) if len(pages) <= _WHOLE_LONGEST else "",
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _whole(text: str, law: LawText) -> str:
    """The text without the lines above it that name it."""
    lines = [line.lstrip("#").strip() for line in text.split("\n")]
    while lines and (
        not lines[0] or lines[0] in law.titles or any(lines[0] in title for title in law.titles)
    ):
        lines.pop(0)
    return "\n".join(lines)
