"""What the commands share: streams, printing, batches of JSON lines, an advisor with a built base."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from advisor.errors import UserError
from advisor.json_text import read_json

if TYPE_CHECKING:
    from advisor.advice import Advisor
    from advisor.index import IndexInfo

AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON（格式见 docs/interface.md）")]

# Halves of a surrogate pair cannot be written in UTF-8; the rest ends a line for some readers of JSON Lines.
_ESCAPED = re.compile("[\ud800-\udfff\u0085\u2028\u2029]")


def settle_streams() -> None:
    """Make Chinese go in and out whatever the locale says: an odd byte or character is shown, never fatal."""
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if _is_enough(stream.encoding) else "utf-8", errors=errors)


def _is_enough(encoding: str) -> bool:
    try:
        "劳动·℃😀".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def one_line(text: str) -> str:
    """A message as one line; what could steer a terminal or hide text is shown as a question mark."""
    line = " ".join(text.split())
    return "".join(char if char.isprintable() else "?" for char in line)


def why(error: OSError) -> str:
    """The reason of a refused file in Chinese; the system's own words where we know no better."""
    reasons = {
        FileNotFoundError: "找不到",
        PermissionError: "没有权限",
        IsADirectoryError: "这是文件夹",
        NotADirectoryError: "路径里有一段不是文件夹",
    }
    return reasons.get(type(error)) or error.strerror or str(error)


def write_private(path: Path, content: bytes, what: str) -> None:
    """Write a file readable by its owner alone; the old one stays whole when writing fails.

    `what` is what messages call it. Raises `UserError`.
    """
    try:
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
                stream.write(content)
            beside.replace(path)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
    except ValueError:
        raise UserError(f"“{path}”不是有效的路径。") from None
    except OSError as error:
        raise UserError(f"写不了{what}“{path}”：{why(error)}。请检查路径、权限和磁盘空间。") from None


def clear_line() -> None:
    """Take away what a terminal shows of the stage at work."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\033[K")


def say(text: str) -> None:
    try:
        sys.stdout.write(text.rstrip("\n") + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output went away (| head); that is no error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def dump(value: Any) -> None:
    """One line of JSON that any reader can decode."""
    text = json.dumps(value, ensure_ascii=False)
    say(_ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def read_stdin() -> str:
    """All of standard input, in UTF-8 or GB18030; what is neither comes with its odd bytes replaced."""
    data = sys.stdin.buffer.read()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", errors="replace")


def _open(path: Path) -> IO[bytes]:
    if str(path) == "-":
        return sys.stdin.buffer
    try:
        return path.open("rb")
    except (OSError, ValueError) as error:
        reason = why(error) if isinstance(error, OSError) else "不是有效的路径"
        raise UserError(f"打不开文件“{path}”：{reason}。请检查路径和权限。") from None


def _lines(path: Path) -> Iterator[tuple[Any, dict[str, Any] | None, str | None]]:
    """Each non-empty line as (id, record, error); a bad line is an error line, not the end of the run."""
    with closing(_open(path)) as stream:
        for number, line in enumerate(stream, 1):
            try:
                # A mark at the start may also come where files were put together.
                text = line.decode("utf-8-sig")
            except UnicodeDecodeError:
                yield None, None, f"第 {number} 行不是 UTF-8 文本，请把文件另存为 UTF-8 后再试。"
                continue
            if text.strip():
                yield _record(text, number)


def _record(line: str, number: int) -> tuple[Any, dict[str, Any] | None, str | None]:
    try:
        record, twice = read_json(line)
    except (ValueError, RecursionError):
        return None, None, f"第 {number} 行不是有效的 JSON，请每行写一个完整的 JSON 对象。"
    if not isinstance(record, dict):
        return None, None, f'第 {number} 行应是一个 JSON 对象，如 {{"id": "1", …}}。'
    if twice is not None:
        return record.get("id"), None, f"第 {number} 行里“{twice}”写了两次，请只留一个。"
    return record.get("id"), record, None


def run_batch(path: Path, answer: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    for identity, record, error in _lines(path):
        if record is None:
            dump({"id": identity, "error": error})
            continue
        try:
            dump({"id": identity, **answer(record)})
        except UserError as problem:
            dump({"id": identity, "error": one_line(str(problem))})


def open_advisor() -> Advisor:
    """An advisor with a built base; the first use builds it, with progress on stderr."""
    from advisor.advice import Advisor
    from advisor.index import is_built

    advisor = Advisor()
    if not is_built(advisor.settings):
        clear_line()
        sys.stderr.write("第一次使用，先建立知识库（只需一次，一分钟左右）。\n")
        build_base(advisor)
    return advisor


def tell_model(advisor: Advisor) -> None:
    """Where a chat model is configured: that it is, and where words go, once and beside the answer."""
    from advisor.llm.endpoint import endpoint

    if (where := endpoint(advisor.settings)) is not None:
        clear_line()
        sys.stderr.write(f"{where.told}\n")


def build_base(advisor: Advisor) -> IndexInfo:
    from advisor.index import build
    from advisor.progress import bars

    library = advisor.library
    # Read before the first bar is drawn: a file that does not validate is told in one line, not amid bars.
    _ = library.topics
    with bars() as progress:
        return build(library, advisor.settings, progress=progress)
