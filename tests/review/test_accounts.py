"""Accounts and sessions of the desk."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from sqlalchemy import select, update

from advisor.errors import UserError
from advisor.review import Accounts, Store, is_open, open_store
from advisor.review.accounts import IDLE, LONGEST
from advisor.review.tables import Account, SchemaVersion, Session
from advisor.settings import Settings

PASSWORD = "correct horse 电池"


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Store:
    return open_store(Settings(data_dir=tmp_path), clock=clock)


@pytest.fixture
def accounts(store: Store) -> Accounts:
    made = Accounts(store)
    made.add("chen", PASSWORD)
    return made


def test_without_an_account_there_is_not_even_a_file(tmp_path: Path) -> None:
    assert not is_open(Settings(data_dir=tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_the_database_is_readable_by_its_owner_alone(accounts: Accounts, tmp_path: Path) -> None:
    for file in tmp_path.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0, file.name


def test_a_password_is_stored_as_an_argon2id_hash(accounts: Accounts, store: Store) -> None:
    with store.session() as work:
        stored = work.scalar(select(Account.password))
    assert stored is not None and stored.startswith("$argon2id$") and PASSWORD not in stored


def test_the_right_password_opens_a_session_and_a_wrong_one_none(accounts: Accounts) -> None:
    token = accounts.sign_in(" CHEN ", PASSWORD)
    who = accounts.signed_in(token)
    assert who is not None and who.account == "chen"
    assert accounts.sign_in("chen", PASSWORD + "x") is None
    assert accounts.sign_in("nobody", PASSWORD) is None


def test_a_token_is_256_bits_and_only_its_hash_is_stored(accounts: Accounts, store: Store) -> None:
    tokens = {accounts.sign_in("chen", PASSWORD) or "" for _ in range(3)}
    assert len(tokens) == 3 and all(len(token) == 43 for token in tokens)
    with store.session() as work:
        stored = set(work.scalars(select(Session.token_hash)))
    assert len(stored) == 3 and not stored & tokens
    assert all(accounts.signed_in(one) is None for one in stored), "the stored hash opens nothing"


def test_a_session_ends_after_an_hour_without_use(accounts: Accounts, clock: Clock) -> None:
    token = accounts.sign_in("chen", PASSWORD)
    clock.now += IDLE - 1
    assert accounts.signed_in(token)
    clock.now += IDLE - 1
    assert accounts.signed_in(token), "use keeps it open"
    clock.now += IDLE + 1
    assert accounts.signed_in(token) is None


def test_a_session_ends_after_twelve_hours_even_in_use(accounts: Accounts, clock: Clock) -> None:
    token = accounts.sign_in("chen", PASSWORD)
    for _ in range(LONGEST // (IDLE // 2)):
        clock.now += IDLE // 2
        assert accounts.signed_in(token)
    clock.now += 1
    assert accounts.signed_in(token) is None


def test_signing_out_a_new_password_and_removal_end_sessions(accounts: Accounts) -> None:
    first, second = accounts.sign_in("chen", PASSWORD), accounts.sign_in("chen", PASSWORD)
    accounts.sign_out(first)
    assert accounts.signed_in(first) is None and accounts.signed_in(second)
    accounts.reset("chen", "another good one 7")
    assert accounts.signed_in(second) is None and accounts.sign_in("chen", PASSWORD) is None
    third = accounts.sign_in("chen", "another good one 7")
    accounts.remove("chen")
    assert accounts.signed_in(third) is None and not accounts.any()


@pytest.mark.parametrize(
    ("name", "password", "told"),
    [
        ("chen", PASSWORD, "已经有了"),
        ("", PASSWORD, "账号名"),
        ("a\u202eb", PASSWORD, "账号名"),
        ("li", "short", "10 到 200"),
        ("li", "aaaaaaaaaaaa", "太简单"),
    ],
)
def test_what_is_refused_is_told_in_one_line(accounts: Accounts, name: str, password: str, told: str) -> None:
    with pytest.raises(UserError, match=told):
        accounts.add(name, password)


def test_a_store_of_another_version_is_refused_in_one_line(
    accounts: Accounts, store: Store, tmp_path: Path
) -> None:
    with store.session() as work, work.begin():
        work.execute(update(SchemaVersion).values(version=99))
    with pytest.raises(UserError, match="第 99 版"):
        Accounts(open_store(Settings(data_dir=tmp_path))).names()


@pytest.mark.parametrize(
    ("url", "told"),
    [("nonsense", "写得不对"), ("postgresql+psycopg://nobody@127.0.0.1:1/x", "打不开|postgres")],
)
def test_a_database_that_cannot_be_reached_is_told_without_its_address(
    tmp_path: Path, url: str, told: str
) -> None:
    with pytest.raises(UserError, match=told) as raised:
        Accounts(open_store(Settings(data_dir=tmp_path, review_url=url))).names()
    assert "nobody" not in str(raised.value)


def test_every_table_can_be_made_on_postgresql() -> None:
    from sqlalchemy.dialects import postgresql
    from sqlalchemy.schema import CreateTable

    from advisor.review.tables import Base

    for table in Base.metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=postgresql.dialect()))
