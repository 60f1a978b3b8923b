"""A started server loads its models before anybody asks, and nobody else pays for it."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from pathlib import Path

import pytest

from advisor.advice import Advisor
from advisor.review import counters, open_store
from advisor.settings import Settings
from advisor.web.warm import warm_up

LOADED = """
import json, sys
from pathlib import Path
from advisor.advice import Advisor, advise
from advisor.settings import Settings
from advisor.web.conversation import converse
from advisor.web.openings import OPENINGS
from advisor.web.server import create_app
from advisor.web.warm import warm_up
advisor = Advisor(Settings(data_dir=Path(sys.argv[1])))
create_app(advisor)
made = set(sys.modules)
warm_up(advisor)
warmed = set(sys.modules)
for _, _, questions in OPENINGS:
    list(converse({"id": "a", "turn": 1, "words": questions[0]}, advisor))
print(json.dumps([sorted(made), sorted(set(sys.modules) - warmed)]))
"""


@pytest.mark.slow
def test_making_the_app_loads_no_model_and_after_warming_up_no_question_loads_anything(
    built_data_dir: Path,
) -> None:
    told = subprocess.run(
        (sys.executable, "-c", LOADED, str(built_data_dir)), check=True, capture_output=True, text=True
    )
    made, later = json.loads(told.stdout.splitlines()[-1])
    assert not {"torch", "sentence_transformers", "chromadb"} & set(made)
    assert later == []


def test_what_nobody_asked_is_not_counted(advisor: Advisor, tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path / 'review.sqlite'}"
    opened = copy.copy(advisor)
    opened.settings = advisor.settings.model_copy(update={"review_url": store})
    warm_up(opened)
    assert counters.counts(open_store(opened.settings), days=30).questions == 0


def test_without_a_base_the_server_goes_on(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    warm_up(Advisor(Settings(data_dir=tmp_path)))
    assert "warming up failed" in caplog.text
