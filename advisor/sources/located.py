"""YAML and front matter read with the line of every entry, so that an error can name it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar, NoReturn

import yaml

from advisor.errors import KnowledgeError

try:
    from yaml import CSafeLoader as _Base
except ImportError:  # PyYAML without libyaml: the same result, slower
    from yaml import SafeLoader as _Base  # type: ignore[assignment]

Trail = tuple[str | int, ...]
"""Keys and positions from the top of a file down to an entry."""


@dataclass(frozen=True, slots=True)
class Located:
    """The content of a file and where its entries stand."""

    name: str
    """The file's path as people know it: knowledge/…"""
    data: Any
    lines: Mapping[Trail, int]
    body: str = ""
    """What follows the front matter of a Markdown file."""
    body_line: int = 1
    """The line on which the body starts."""

    def line(self, trail: Trail) -> int:
        """The line of an entry, or of the nearest one around it."""
        while trail and trail not in self.lines:
            trail = trail[:-1]
        return self.lines.get(trail, 1)

    def fail_in_body(self, what: str, remedy: str, offset: int = 0) -> NoReturn:
        """Raise KnowledgeError at a line of the body, counted from 0."""
        raise KnowledgeError(f"{self.name}:{self.body_line + offset}: {what}——{remedy}")

    def fail(self, what: str, remedy: str, *trail: str | int) -> NoReturn:
        """Raise KnowledgeError at the entry of `trail`."""
        raise KnowledgeError(f"{self.name}:{self.line(trail)}: {what}——{remedy}")


def read_yaml(path: Path, root: Path) -> Located:
    """A YAML file. `root` is the folder its name is told from. Raises KnowledgeError."""
    name = _name(path, root)
    return _parse(_text(path, name), name, offset=0)


def read_front_matter(path: Path, root: Path) -> Located:
    """A Markdown file with YAML between `---` lines at its top. Raises KnowledgeError."""
    name = _name(path, root)
    lines = _text(path, name).split("\n")
    fences = [n for n, line in enumerate(lines) if line.rstrip() == "---"][:2]
    if len(fences) < 2 or fences[0] != 0:
        raise KnowledgeError(f"{name}:1: 没有前置信息——文件开头写一行 ---，写完各项后再写一行 ---")
    located = _parse("\n".join(lines[1 : fences[1]]), name, offset=1)
    body = "\n".join(lines[fences[1] + 1 :])
    return Located(name, located.data, located.lines, body, body_line=fences[1] + 2)


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root.parent).as_posix()


def _text(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{name}:1: 不是 UTF-8 文本——请另存为 UTF-8") from error
    except OSError as error:
        raise KnowledgeError(
            f"{name}:1: 读不出来（{error.strerror}）——请检查文件是否存在、是否可读"
        ) from error


def _parse(text: str, name: str, *, offset: int) -> Located:
    try:
        builder = _Builder(text, name, offset)
        data = builder.document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + 1 + offset
        raise KnowledgeError(
            f"{name}:{line}: YAML 写法有误（{error.problem or error.context}）——请检查缩进、冒号和引号"
        ) from error
    except yaml.YAMLError as error:
        raise KnowledgeError(f"{name}:{1 + offset}: YAML 读不出来——请检查文件里有没有控制字符") from error
    return Located(name, data, MappingProxyType(builder.lines))


class _Builder:
    """Builds values straight from the parser's events: composing nodes first takes twice as long."""

    _tags: ClassVar[dict[tuple[str, tuple[bool, bool]], str]] = {}
    """Tags by word: the same keys and words come back thousands of times."""

    def __init__(self, text: str, name: str, offset: int) -> None:
        self._loader: Any = _Base(text)
        self._name = name
        self._offset = offset
        self.lines: dict[Trail, int] = {}

    def document(self) -> Any:
        """What the one document of the text holds; None where the text is empty."""
        next_event = self._loader.get_event
        next_event()
        event = next_event()
        if isinstance(event, yaml.StreamEndEvent):
            return None
        built = self._value(next_event(), ())
        next_event()
        event = next_event()
        if not isinstance(event, yaml.StreamEndEvent):
            self._fail(event, "一个文件里写了两份内容", "去掉中间的 ---，或分成两个文件")
        return built

    def _value(self, event: yaml.Event, trail: Trail) -> Any:
        self.lines.setdefault(trail, self._line(event))
        if isinstance(event, yaml.AliasEvent):
            self._fail(event, "用 * 引用了别处的内容", "不要用 & 和 *，把内容写出来")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        return self._mapping(trail) if isinstance(event, yaml.MappingStartEvent) else self._sequence(trail)

    def _scalar(self, event: yaml.ScalarEvent) -> Any:
        tag = self._tag(event)
        if tag == "tag:yaml.org,2002:str":
            return event.value
        try:
            return self._loader.construct_object(
                yaml.ScalarNode(tag, event.value, event.start_mark)  # type: ignore[arg-type]
            )
        except ValueError:
            self._fail(event, f"“{event.value}”不是有效的日期或数字", "日期写成 2024-09-30，数字加引号")

    def _sequence(self, trail: Trail) -> list[Any]:
        built: list[Any] = []
        while not isinstance(event := self._loader.get_event(), yaml.SequenceEndEvent):
            built.append(self._value(event, (*trail, len(built))))
        return built

    def _mapping(self, trail: Trail) -> dict[str, Any]:
        built: dict[str, Any] = {}
        while not isinstance(event := self._loader.get_event(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or self._tag(event) != "tag:yaml.org,2002:str":
                self._fail(event, f"键“{getattr(event, 'value', '')}”不是文字", "键写成文字，必要时加引号")
            key = event.value
            if key in built:
                self._fail(event, f"键“{key}”写了两次", "只留一个")
            inner = (*trail, key)
            self.lines[inner] = self._line(event)
            built[key] = self._value(self._loader.get_event(), inner)
        return built

    def _tag(self, event: yaml.ScalarEvent) -> str:
        if event.tag is not None and event.tag != "!":
            return str(event.tag)
        known = self._tags.get((event.value, event.implicit))
        if known is None:
            found = self._loader.resolve(yaml.ScalarNode, event.value, event.implicit)
            known = self._tags[event.value, event.implicit] = str(found)
        return known

    def _line(self, event: yaml.Event) -> int:
        return (event.start_mark.line if event.start_mark else 0) + 1 + self._offset

    def _fail(self, event: yaml.Event, what: str, remedy: str) -> NoReturn:
        raise KnowledgeError(f"{self._name}:{self._line(event)}: {what}——{remedy}")
