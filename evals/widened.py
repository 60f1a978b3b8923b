"""The base with every statute of the package in it: a search among twenty thousand articles more."""

from __future__ import annotations

import dataclasses
from functools import cached_property
from pathlib import Path

from advisor.advice import Advisor
from advisor.domain import Instrument
from advisor.index import VECTOR_CACHE, Index, build, open_index
from advisor.sources import Library


class EveryStatute(Library):
    """A library that has all articles of all packaged statutes searched, those of no use to workers too."""

    @cached_property
    def instruments(self) -> tuple[Instrument, ...]:
        titles = dict.fromkeys(title for title, _, _ in self.packaged_texts())
        found = (*super().instruments, *filter(None, map(self.find, titles)))
        return tuple({one.title: dataclasses.replace(one, indexed=True) for one in found}.values())

    @cached_property
    def knowledge_hash(self) -> str:
        return f"{super().knowledge_hash}, every statute"


def widened(advisor: Advisor, folder: Path) -> Index:
    """Such a base, built in `folder`. Vectors go into the advisor's own cache: a second time is quick."""
    library = EveryStatute(advisor.library._knowledge, advisor.library._statutes)
    settings = advisor.settings.model_copy(update={"data_dir": folder})
    folder.mkdir()
    (folder / VECTOR_CACHE).symlink_to((advisor.settings.data_dir / VECTOR_CACHE).resolve())
    build(library, settings)
    return open_index(settings)
