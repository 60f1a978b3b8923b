"""The database behind the desk: SQLite under the data folder, or PostgreSQL by ADVISOR_REVIEW_URL."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.errors import UserError

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from advisor.settings import Settings

Clock = Callable[[], float]
_FILE = "review.sqlite"


def is_open(settings: Settings) -> bool:
    """Whether a store may exist. False costs nothing: no file is made and no package imported."""
    return bool(settings.review_url) or (settings.data_dir / _FILE).is_file()


def open_store(settings: Settings, *, clock: Clock = time.time) -> Store:
    """The store of these settings, made where there is none yet. Raises `UserError`."""
    if settings.review_url:
        return Store(settings.review_url, clock=clock)
    path = settings.data_dir / _FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        # Workers' words lie in it: readable by the owner alone, from its first byte.
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    return Store(f"sqlite:///{path}", clock=clock, path=path)


class Store:
    """Tables of `advisor.review.tables`; connects when first used."""

    def __init__(self, url: str, *, clock: Clock = time.time, path: Path | None = None) -> None:
        self._url = url
        self._clock = clock
        self._path = path

    def now(self) -> int:
        """Whole seconds since 1970 (UTC)."""
        return int(self._clock())

    def session(self) -> Session:
        """A unit of work: `with store.session() as work, work.begin(): …`."""
        from sqlalchemy.orm import Session

        return Session(self._engine, expire_on_commit=False)

    def close(self) -> None:
        if "_engine" in self.__dict__:
            self._engine.dispose()

    @cached_property
    def _engine(self) -> Engine:
        from sqlalchemy import create_engine, event
        from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError

        try:
            engine = create_engine(self._url, pool_pre_ping=True)
            if engine.dialect.name == "sqlite":
                event.listen(engine, "connect", _settle_sqlite)
            _bring_up(engine)
        except ModuleNotFoundError as error:
            raise UserError(
                f"连接 PostgreSQL 还缺 {error.name}。请运行 pip install '.[postgres]'。"
            ) from None
        except (ArgumentError, NoSuchModuleError):
            raise UserError(
                "ADVISOR_REVIEW_URL 写得不对，应当像 postgresql+psycopg://用户@主机/库名。"
            ) from None
        except DatabaseError:
            # The driver's own message may carry the address with its password.
            where = f"“{self._path}”" if self._path else "ADVISOR_REVIEW_URL 指的数据库"
            raise UserError(f"审核数据库{where}打不开。请检查地址、权限和磁盘空间。") from None
        return engine


def _settle_sqlite(connection: object, record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for line in ("journal_mode=WAL", "foreign_keys=ON", "busy_timeout=5000"):
        cursor.execute(f"PRAGMA {line}")
    cursor.close()


def _bring_up(engine: Engine) -> None:
    """Makes the tables in an empty database; refuses one of another version."""
    from sqlalchemy import inspect, select
    from sqlalchemy.orm import Session

    from advisor.review.tables import VERSION, Base, SchemaVersion

    fresh = not inspect(engine).has_table(SchemaVersion.__tablename__)
    if fresh:
        Base.metadata.create_all(engine)
    with Session(engine) as work, work.begin():
        found = work.scalar(select(SchemaVersion.version))
        if found is None:
            work.add(SchemaVersion(version=VERSION))
        elif found != VERSION:
            raise UserError(
                f"审核数据库是第 {found} 版，程序要第 {VERSION} 版。请换用相应的程序，或先备份再换空库。"
            )
