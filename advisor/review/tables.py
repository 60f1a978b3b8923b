"""The tables of the review store. Times are whole seconds since 1970 (UTC)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

VERSION = 1
"""Of the schema below; raised with every change that an older program could not read."""


class Base(DeclarativeBase):
    pass


class SchemaVersion(Base):
    __tablename__ = "schema_version"
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class Account(Base):
    """A lawyer or an adviser. `password` is an Argon2id hash with its parameters in the text."""

    __tablename__ = "accounts"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    password: Mapped[str] = mapped_column(String(255))
    created: Mapped[int] = mapped_column(BigInteger)


class Session(Base):
    """A signed-in browser. The token itself is known to the browser alone; here lies its SHA-256."""

    __tablename__ = "sessions"
    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    form_token: Mapped[str] = mapped_column(String(64))
    """What every form of this session sends back."""
    created: Mapped[int] = mapped_column(BigInteger)
    seen: Mapped[int] = mapped_column(BigInteger)


class Feedback(Base):
    """What a worker sent after reading `shown`; `trace` is how the answer came about (review.trace)."""

    __tablename__ = "feedback"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    sent: Mapped[int] = mapped_column(BigInteger, index=True)
    kind: Mapped[str] = mapped_column(String(20))
    words: Mapped[str] = mapped_column(Text)
    shown: Mapped[str] = mapped_column(Text)
    trace: Mapped[dict[str, Any]] = mapped_column(JSON)
    reviewed: Mapped[int | None] = mapped_column(BigInteger, index=True)


class Verdict(Base):
    """One reviewer's judgement of one citation or one amount of an answer."""

    __tablename__ = "verdicts"
    __table_args__ = (UniqueConstraint("feedback_id", "account", "target", "key"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    feedback_id: Mapped[str] = mapped_column(ForeignKey("feedback.id", ondelete="CASCADE"), index=True)
    account: Mapped[str] = mapped_column(String(80))
    """The name, not the id: a verdict outlives its account."""
    target: Mapped[str] = mapped_column(String(10))
    key: Mapped[str] = mapped_column(String(20))
    """Number of the citation, or place of the award among the answer's, from 0."""
    verdict: Mapped[str] = mapped_column(String(12))
    should: Mapped[str] = mapped_column(String(200))
    """What would be right: 《…》第X条, or a sum in yuan; empty where not told."""
    note: Mapped[str] = mapped_column(Text)
    given: Mapped[int] = mapped_column(BigInteger)


class Proposal(Base):
    """A correction of a knowledge file that a reviewer proposed; the patch itself is a file beside."""

    __tablename__ = "proposals"
    id: Mapped[int] = mapped_column(primary_key=True)
    account: Mapped[str] = mapped_column(String(80))
    entry: Mapped[str] = mapped_column(String(200))
    file: Mapped[str] = mapped_column(String(255))
    patch: Mapped[str] = mapped_column(String(255))
    why: Mapped[str] = mapped_column(Text)
    made: Mapped[int] = mapped_column(BigInteger)


class Counted(Base):
    """One answer, counted: no word of a worker's."""

    __tablename__ = "counters"
    __table_args__ = (Index("ix_counters_day", "day"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[str] = mapped_column(String(10))
    """ISO day in China. No hour, so that no row points at a person."""
    route: Mapped[str] = mapped_column(String(20))
    matter: Mapped[str] = mapped_column(String(80))
    """Id of the first topic; empty where none was recognised."""
    sentences: Mapped[int]
    rejected: Mapped[int]
    milliseconds: Mapped[int]
