from __future__ import annotations

import sys
from pathlib import Path

import pytest

from advisor.settings import Settings

# For `tiny_world`, which the tests of retrieval share.
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where jieba's dictionary is cached."""
    return tmp_path_factory.mktemp("jieba")


@pytest.fixture
def settings(tmp_path: Path, words: Path) -> Settings:
    """A data folder of its own, over the tiny knowledge."""
    from tiny_world import tiny_settings

    settings = tiny_settings(tmp_path)
    settings.data_dir.mkdir()
    # jieba's dictionary takes a second to read; all tests of a run share it.
    (settings.data_dir / "cache").symlink_to(words)
    return settings
