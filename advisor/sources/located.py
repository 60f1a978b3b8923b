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


class _Loader(_Base):
    """Remembers tags: the same keys and words come back thousands of times, and paths decide none of ours."""

    _tags: ClassVar[dict[tuple[type, str | None, tuple[bool, bool]], str]] = {}

    def resolve(self, kind: type, value: str | None, implicit: tuple[bool, bool]) -> str:
        known = self._tags.get((kind, value, implicit))
        if known is None:
            known = self._tags[kind, value, implicit] = str(super().resolve(kind, value, implicit))  # type: ignore[no-untyped-call]
        return known

    def descend_resolver(self, current_node: object, current_index: object) -> None: ...
    def ascend_resolver(self) -> None: ...


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
        loader = _Loader(text)
        node = loader.get_single_node()
        builder = _Builder(loader, name, offset)
        data = None if node is None else builder.build(node, ())
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
    def __init__(self, loader: Any, name: str, offset: int) -> None:
        self._loader = loader
        self._name = name
        self._offset = offset
        self._open: list[yaml.Node] = []
        self.lines: dict[Trail, int] = {}

    def build(self, node: yaml.Node, trail: Trail) -> Any:
        if node in self._open:
            self._fail(node, "一项引用了自己", "不要用 & 和 *，把内容写出来")
        self._open.append(node)
        built = self._built(node, trail)
        self._open.pop()
        return built

    def _built(self, node: yaml.Node, trail: Trail) -> Any:
        self.lines.setdefault(trail, node.start_mark.line + 1 + self._offset)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, trail)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*trail, n)) for n, child in enumerate(node.value)]
        if node.tag == "tag:yaml.org,2002:str":
            return node.value
        try:
            return self._loader.construct_object(node)
        except ValueError:
            self._fail(node, f"“{node.value}”不是有效的日期或数字", "日期写成 2024-09-30，数字加引号")

    def _mapping(self, node: yaml.MappingNode, trail: Trail) -> dict[str, Any]:
        built: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if not isinstance(key, str) or key_node.tag != "tag:yaml.org,2002:str":
                self._fail(key_node, f"键“{key}”不是文字", "键写成文字，必要时加引号")
            if key in built:
                self._fail(key_node, f"键“{key}”写了两次", "只留一个")
            inner = (*trail, key)
            self.lines[inner] = key_node.start_mark.line + 1 + self._offset
            built[key] = self.build(value_node, inner)
        return built

    def _fail(self, node: yaml.Node, what: str, remedy: str) -> NoReturn:
        line = node.start_mark.line + 1 + self._offset
        raise KnowledgeError(f"{self._name}:{line}: {what}——{remedy}")
