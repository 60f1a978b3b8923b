from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from advisor.sources.library import Library

TODAY = date(2024, 9, 30)


@cache
def _library() -> Library:
    return Library.load()


@pytest.fixture(scope="session")
def library() -> Library:
    """The project's own knowledge: topics, places and hotlines are what this room stands on."""
    return _library()


@pytest.fixture
def today() -> date:
    return TODAY
