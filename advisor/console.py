"""What the commands share: printing, batches of JSON lines, an advisor with a built base."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from advisor.errors import UserError

if TYPE_CHECKING:
    from advisor.advice import Advisor
    from advisor.index import IndexInfo

AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON（格式见 docs/interface.md）")]


def say(text: str) -> None:
    sys.stdout.write(text.rstrip("\n") + "\n")
    sys.stdout.flush()


def dump(value: Any) -> None:
    say(json.dumps(value, ensure_ascii=False))


def _lines(path: Path) -> Iterator[tuple[str | None, dict[str, Any] | None, str | None]]:
    """Each non-empty line as (id, record, error); a bad line is an error line, not the end of the run."""
    try:
        stream = sys.stdin if str(path) == "-" else path.open(encoding="utf-8-sig")
    except OSError as error:
        raise UserError(f"打不开文件“{path}”：{error.strerror}。请检查路径。") from None
    with stream:
        number = 0
        try:
            for number, line in enumerate(stream, 1):
                if not line.strip():
                    continue
                try:
                    record = json.loads(line)
                except ValueError:
                    yield None, None, f"第 {number} 行不是有效的 JSON，请每行写一个完整的 JSON 对象。"
                    continue
                if not isinstance(record, dict):
                    yield None, None, f'第 {number} 行应是一个 JSON 对象，如 {{"id": "1", …}}。'
                    continue
                yield record.get("id"), record, None
        except UnicodeDecodeError:
            raise UserError(
                f"文件“{path}”第 {number + 1} 行起不是 UTF-8 文本，请另存为 UTF-8 后再试。"
            ) from None


def run_batch(path: Path, answer: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    for identity, record, error in _lines(path):
        if record is None:
            dump({"id": identity, "error": error})
            continue
        try:
            dump({"id": identity, **answer(record)})
        except UserError as problem:
            dump({"id": identity, "error": " ".join(str(problem).split())})


def open_advisor() -> Advisor:
    """An advisor with a built base; the first use builds it, with progress on stderr."""
    from advisor.advice import Advisor
    from advisor.index import is_built

    advisor = Advisor()
    if not is_built(advisor.settings):
        sys.stderr.write("第一次使用，先建立知识库（只需一次）。\n")
        build_base(advisor)
    return advisor


def build_base(advisor: Advisor) -> IndexInfo:
    from advisor.index import build
    from advisor.progress import bars

    with bars() as progress:
        return build(advisor.library, advisor.settings, progress=progress)
