"""What is learned of the days people tell."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from advisor.dialogue import understand
from advisor.sources.library import Library
from evals.train import dates
from evals.train.told import messages

AS_OF = date(2026, 11, 22)


def test_a_file_left_out_takes_no_part() -> None:
    every, fewer = (sum(1 for _ in messages(left)) for left in ((), ("facts-a",)))

    assert every - fewer == 200


def test_learning_twice_gives_the_same_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left_out = tuple(f"facts-{name}" for name in "bcd")
    learned = []
    for name in ("once", "again"):
        file = tmp_path / f"{name}.npz"
        monkeypatch.setattr(dates, "MODEL_FILE", file)
        dates.main(left_out)
        learned.append(file.read_bytes())

    assert learned[0] == learned[1]


@pytest.mark.parametrize(
    ("message", "start", "end"),
    [
        ("我2019年3月5日进厂，2026年10月20号被辞退了", date(2019, 3, 5), date(2026, 10, 20)),
        ("2026年10月20号厂里发了一张通知，说夏天的补贴不发了", None, None),
    ],
)
def test_a_day_is_read_for_what_it_is_told_to_be(message: str, start: date | None, end: date | None) -> None:
    facts = understand(message, as_of=AS_OF, case=None, library=Library.load()).facts

    assert (facts.get("start"), facts.get("employment_end")) == (start, end)
