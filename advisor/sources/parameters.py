"""knowledge/parameters/*.yaml: figures by date, without gaps or overlaps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from pydantic import TypeAdapter

from advisor.domain import ProvisionRef
from advisor.sources.instruments import Register
from advisor.sources.located import Located, Trail, read_yaml
from advisor.sources.schema import Parameter, ParameterEntry, ParameterValue, ParameterValueEntry
from advisor.sources.shapes import shaped

_DAY = timedelta(days=1)
_ID = re.compile(rb"\bid:\s*[\"']?([\w.-]+)")


class ParametersByFile(Mapping[str, Parameter]):
    """Parameters by `id@jurisdiction`. A look-up reads the files that name its id, anything else all of them.

    A calculation needs a handful of them, and reading all is most of its time. A file that does not validate
    raises KnowledgeError when it is first read.
    """

    def __init__(self, files: Iterable[Path], root: Path, register: Register) -> None:
        self._files = tuple(files)
        self._root = root
        self._register = register
        self._read: dict[Path, Mapping[str, Parameter]] = {}

    def __getitem__(self, key: str) -> Parameter:
        named = self._naming.get(key.partition("@")[0])
        if named is None:
            return self._all[key]
        for path in named:
            if key in (read := self._of(path)):
                return read[key]
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    @cached_property
    def _naming(self) -> Mapping[str, tuple[Path, ...]]:
        """Files by the ids that stand in them, told without parsing."""
        found: dict[str, tuple[Path, ...]] = {}
        for path in self._files:
            for id in dict.fromkeys(_ID.findall(path.read_bytes())):
                name = id.decode(errors="replace")
                found[name] = (*found.get(name, ()), path)
        return found

    @cached_property
    def _all(self) -> Mapping[str, Parameter]:
        found: dict[str, Parameter] = {}
        for path in self._files:
            for key, parameter in self._of(path).items():
                if key in found:
                    located = read_yaml(path, self._root)
                    located.fail(f"参数“{key}”写了两次", "把数值并到一处")
                found[key] = parameter
        return found

    def _of(self, path: Path) -> Mapping[str, Parameter]:
        if path not in self._read:
            self._read[path] = _read_file(path, self._root, self._register)
        return self._read[path]


def _read_file(path: Path, root: Path, register: Register) -> Mapping[str, Parameter]:
    located = read_yaml(path, root)
    found: dict[str, Parameter] = {}
    for n, entry in enumerate(shaped(TypeAdapter(list[ParameterEntry]), located, located.data)):
        key = f"{entry.id}@{entry.jurisdiction}"
        if key in found:
            located.fail(f"参数“{key}”写了两次", "把数值并到一处", n, "id")
        values = _values(located, entry, n, register)
        found[key] = Parameter(entry.id, entry.description, entry.unit, entry.jurisdiction, values)
    return found


def _values(
    located: Located, entry: ParameterEntry, n: int, register: Register
) -> tuple[ParameterValue, ...]:
    built: list[ParameterValue] = []
    for i, value in enumerate(entry.values):
        trail: Trail = (n, "values", i)
        _check_entry(located, value, trail)
        following = entry.values[i + 1].start if i + 1 < len(entry.values) else None
        end = _end(located, value, following, (n, "values", i + 1), trail)
        reference, checked_on = _source(located, entry, i, trail, register)
        built.append(
            ParameterValue(
                start=value.start,
                end=end,
                value=None if value.value is None else Decimal(value.value),
                reference=reference,
                checked_on=checked_on,
                verified=value.verified or "unverified",
                reason=value.reason,
                derived=value.derived,
            )
        )
    return tuple(built)


def _check_entry(located: Located, value: ParameterValueEntry, trail: Trail) -> None:
    if value.unknown:
        if value.value is not None:
            located.fail("同时写了 value 和 unknown", "只留一个", *trail, "unknown")
        if value.reason is None:
            located.fail("数值不详，却没有写原因", "补上 reason", *trail, "unknown")
        return
    for key in ("value", "reference", "checked_on", "verified"):
        if getattr(value, key) is None:
            located.fail(f"缺少“{key}”", "补上；数值确实不详的写 unknown: true 和 reason", *trail)
    if value.verified != "official" and value.reason is None:
        located.fail(f"verified 是 {value.verified}，却没有写原因", "补上 reason", *trail, "verified")


def _end(
    located: Located, value: ParameterValueEntry, following: date | None, next_trail: Trail, trail: Trail
) -> date | None:
    """The last day: before the next entry, or `to` where nothing follows."""
    if value.to is not None and value.to < value.start:
        located.fail("to 早于 from", "改正日期", *trail, "to")
    if following is None:
        return value.to
    if following <= value.start:
        located.fail(
            "数值没有按 from 的先后排列，或重叠", "按日期先后排列，一天只有一个数值", *next_trail, "from"
        )
    last = following - _DAY
    if value.to is not None and value.to > last:
        located.fail(f"与前一个数值重叠（前一个到 {value.to}）", "改正 to 或 from", *next_trail, "from")
    if value.to is not None and value.to < last:
        located.fail(
            f"{value.to + _DAY} 至 {last} 没有数值",
            "补上；确实不详的写 {from: …, unknown: true, reason: …}",
            *next_trail,
            "from",
        )
    return last


def _source(
    located: Located, entry: ParameterEntry, i: int, trail: Trail, register: Register
) -> tuple[ProvisionRef, date]:
    """Reference and day of checking; an unknown entry without its own takes its neighbour's."""
    own = entry.values[i]
    near = [own, *reversed(entry.values[:i]), *entry.values[i + 1 :]] if own.unknown else [own]
    reference = next((one.reference for one in near if one.reference), None)
    checked_on = next((one.checked_on for one in near if one.checked_on), None)
    if reference is None or checked_on is None:
        located.fail("没有出处或核对日期", "补上 reference 和 checked_on", *trail)
    return register.reference(located, reference, *trail, "reference"), checked_on
