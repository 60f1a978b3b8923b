from __future__ import annotations

import sys
from pathlib import Path

import pytest

from advisor.index import Index, build, open_index
from advisor.settings import Settings
from advisor.sources.library import Library

sys.path.insert(0, str(Path(__file__).parent.parent / "index"))


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> tuple[Index, Library]:
    """The tiny world of tests/index, indexed, with one document of the user's."""
    from tiny_world import PairEncoder, tiny_library, tiny_settings

    from advisor.index import add_document

    folder = tmp_path_factory.mktemp("tiny")
    settings: Settings = tiny_settings(folder)
    paper = folder / "车间须知.md"
    paper.write_text("# 车间须知\n\n茶歇时间照样算工时，凉棚里有绿豆汤。\n", encoding="utf-8")
    add_document(paper, settings)
    library = tiny_library(settings)
    build(library, settings, encoder=PairEncoder())
    return open_index(settings, encoder=PairEncoder()), library
