"""Accounts of the desk and their sessions.

Passwords: Argon2id through argon2-cffi with its defaults (RFC 9106, low-memory: 64 MiB, 3 passes, 4 lanes);
the parameters stand in each hash, and a hash made with older ones is renewed at the next sign-in. Sessions: a
random token of 256 bits, of which only the SHA-256 is stored; they end after an hour without use and after
twelve hours at the latest.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select

from advisor.errors import UserError
from advisor.review.tables import Account, Session

if TYPE_CHECKING:
    from argon2 import PasswordHasher

    from advisor.review.store import Store

IDLE = 60 * 60
"""Seconds without use after which a session ends."""
LONGEST = 12 * 60 * 60
"""Seconds after which a session ends in any case."""
SHORTEST_PASSWORD = 10
_LONGEST_PASSWORD = 200
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who is at the desk, and what the forms of this session carry."""

    account: str
    form_token: str


class Accounts:
    """Accounts and sessions of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # --- accounts ------------------------------------------------------------------------------

    def add(self, name: str, password: str) -> str:
        """A new account; its name as kept. Raises `UserError`."""
        kept = _checked_name(name)
        hashed = _hasher().hash(_checked_password(password))
        with self._store.session() as work, work.begin():
            if work.scalar(select(Account.id).where(Account.name == kept)) is not None:
                raise UserError(f"账号“{kept}”已经有了；改密码用 advisor desk reset {kept}。")
            work.add(Account(name=kept, password=hashed, created=self._store.now()))
        return kept

    def names(self) -> list[str]:
        with self._store.session() as work:
            return list(work.scalars(select(Account.name).order_by(Account.name)))

    def any(self) -> bool:
        """Whether the desk is in use at all."""
        with self._store.session() as work:
            return bool(work.scalar(select(func.count()).select_from(Account)))

    def remove(self, name: str) -> None:
        """The account and its sessions; its verdicts stay. Raises `UserError`."""
        with self._store.session() as work, work.begin():
            account = work.scalar(select(Account).where(Account.name == _folded(name)))
            if account is None:
                raise _unknown(name)
            work.execute(delete(Session).where(Session.account_id == account.id))
            work.delete(account)

    def reset(self, name: str, password: str) -> None:
        """A new password; every session of the account ends. Raises `UserError`."""
        hashed = _hasher().hash(_checked_password(password))
        with self._store.session() as work, work.begin():
            account = work.scalar(select(Account).where(Account.name == _folded(name)))
            if account is None:
                raise _unknown(name)
            account.password = hashed
            work.execute(delete(Session).where(Session.account_id == account.id))

    # --- sessions ------------------------------------------------------------------------------

    def sign_in(self, name: str, password: str) -> str | None:
        """The token of a new session; None for an unknown name and for a wrong password alike.

        Both cost one Argon2 computation, so that the time tells nobody which accounts exist.
        """
        from argon2.exceptions import VerifyMismatchError

        with self._store.session() as work:
            account = work.scalar(select(Account).where(Account.name == _folded(name)))
        try:
            _hasher().verify(account.password if account else _nobody(), password[:_LONGEST_PASSWORD])
        except VerifyMismatchError:
            return None
        if account is None:
            return None
        token, now = secrets.token_urlsafe(32), self._store.now()
        with self._store.session() as work, work.begin():
            if _hasher().check_needs_rehash(account.password):
                work.get_one(Account, account.id).password = _hasher().hash(password)
            work.execute(
                delete(Session).where((Session.created < now - LONGEST) | (Session.seen < now - IDLE))
            )
            work.add(
                Session(
                    token_hash=_token_hash(token),
                    account_id=account.id,
                    form_token=secrets.token_urlsafe(32),
                    created=now,
                    seen=now,
                )
            )
        return token

    def signed_in(self, token: str | None) -> SignedIn | None:
        """Whose session the token opens; None when it opens none, or has run out. Counts as use."""
        if not token:
            return None
        now = self._store.now()
        with self._store.session() as work, work.begin():
            row = work.execute(
                select(Session, Account.name)
                .join(Account, Account.id == Session.account_id)
                .where(Session.token_hash == _token_hash(token))
            ).one_or_none()
            if row is None:
                return None
            session, name = row
            if now - session.created > LONGEST or now - session.seen > IDLE:
                work.delete(session)
                return None
            if now - session.seen > 60:
                # Not at every request: a page of ten requests need not write ten times.
                session.seen = now
            return SignedIn(name, session.form_token)

    def sign_out(self, token: str | None) -> None:
        with self._store.session() as work, work.begin():
            work.execute(delete(Session).where(Session.token_hash == _token_hash(token or "")))


def _token_hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobody() -> str:
    """A hash that no password opens, to be checked where there is no account."""
    return _hasher().hash(secrets.token_urlsafe(32))


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold()


def _checked_name(name: str) -> str:
    kept = _folded(name)
    if not kept or len(kept) > _LONGEST_NAME or not all(char.isprintable() for char in kept):
        raise UserError(f"账号名要有 1 到 {_LONGEST_NAME} 个字，不能有看不见的字符。")
    return kept


def _checked_password(password: str) -> str:
    if not SHORTEST_PASSWORD <= len(password) <= _LONGEST_PASSWORD:
        raise UserError(f"密码要有 {SHORTEST_PASSWORD} 到 {_LONGEST_PASSWORD} 个字符。")
    if len(set(password)) < 4:
        raise UserError("密码太简单，请多用几种字符。")
    return password


def _unknown(name: str) -> UserError:
    return UserError(f"没有“{name[:_LONGEST_NAME]}”这个账号；用 advisor desk list 查看。")
