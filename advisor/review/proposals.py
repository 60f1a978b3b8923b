"""A proposed correction of a knowledge file, as a patch the maintainers apply: nothing is changed here."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from sqlalchemy import select

from advisor.errors import UserError
from advisor.review.tables import Proposal

if TYPE_CHECKING:
    from advisor.review.store import Store

MOST_CHARS = 1000
_SLUG = re.compile(r"[^a-z0-9-]+")
# The safe loader, in C where there is one.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim's sentence stands: `start` and `end` are offsets in the file's text, line ends as LF."""

    file: Path
    line: int
    start: int
    end: int
    text: str


def find_claim(knowledge: Path, claim: str) -> Place | None:
    """Where the claim of this id is written; None where no file has it, or not as a scalar of its own."""
    for path in sorted(knowledge.rglob("*")):
        if path.suffix not in (".yaml", ".md") or not path.is_file():
            continue
        content = path.read_text(encoding="utf-8").replace("\r\n", "\n")
        # Parsing some files takes seconds: only the one that names the id is parsed.
        if re.search(rf"\bid:\s*[\"']?{re.escape(claim)}(?![a-z0-9-])", content) is None:
            continue
        node = _scalar(content, path.suffix, claim)
        if node is not None:
            start, end = node.start_mark.index, node.end_mark.index
            return Place(path, content.count("\n", 0, start) + 1, start, end, str(node.value))
    return None


def _scalar(content: str, suffix: str, claim: str) -> yaml.ScalarNode | None:
    """The node of the claim's `text`."""
    root = yaml.compose(_front(content, suffix), Loader=_Loader)
    waiting = [root] if root is not None else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            told = {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}
            known, text = told.get("id"), told.get("text")
            if (
                isinstance(known, yaml.ScalarNode)
                and known.value == claim
                and isinstance(text, yaml.ScalarNode)
            ):
                return text
            waiting += [value for _, value in node.value]
    return None


def corrected(place: Place, content: str, claim: str, new: str) -> str:
    """The file's text with the new sentence, quoted where YAML needs it, and nothing else changed.

    Raises `UserError` where that cannot be written.
    """
    wanted = _with_text(_loaded(content, place), claim, new)
    old = content[place.start : place.end]
    # A block scalar ends behind its line.
    tail = old[len(old.rstrip("\n")) :]
    for written in (new, json.dumps(new, ensure_ascii=False)):
        whole = content[: place.start] + written + tail + content[place.end :]
        try:
            if _loaded(whole, place) == wanted:
                return whole
        except yaml.YAMLError:
            continue
    raise UserError("这句话写不进知识文件，请换一种写法。")


def _loaded(content: str, place: Place) -> object:
    return yaml.load(_front(content, place.file.suffix), Loader=_Loader)


def _front(content: str, suffix: str) -> str:
    """What of a file is YAML: all of it, or what stands above the fence of a write-up."""
    fence = content.find("\n---", 3) if suffix == ".md" else -1
    return content[: fence + 1] if fence > 0 else content


def _with_text(value: object, claim: str, text: str) -> object:
    if isinstance(value, list):
        return [_with_text(inner, claim, text) for inner in value]
    if isinstance(value, dict):
        changed = {key: _with_text(inner, claim, text) for key, inner in value.items()}
        return {**changed, "text": text} if value.get("id") == claim and "text" in value else changed
    return value


def propose(
    store: Store, *, knowledge: Path, folder: Path, account: str, claim: str, new: str, why: str
) -> Path:
    """The patch file, written under `folder`; `git apply` in the project takes it. Raises `UserError`."""
    new, why = " ".join(new.split()), " ".join(why.split())
    if not new or not why:
        raise UserError("请写出改成什么，以及为什么（最好带上出处）。")
    if max(len(new), len(why)) > MOST_CHARS or not (new + why).isprintable():
        raise UserError(f"最多 {MOST_CHARS} 个字，不能有看不见的字符。")
    place = find_claim(knowledge, claim)
    if place is None:
        raise UserError("知识文件里找不到这一句，请联系维护的人。")
    if new == place.text:
        raise UserError("和原来的一样，没有改动。")
    content = place.file.read_text(encoding="utf-8").replace("\r\n", "\n")
    name = f"knowledge/{place.file.relative_to(knowledge).as_posix()}"
    difference = "".join(
        _line(line)
        for line in unified_diff(
            content.splitlines(keepends=True),
            corrected(place, content, claim, new).splitlines(keepends=True),
            f"a/{name}",
            f"b/{name}",
        )
    )
    moment = datetime.fromtimestamp(store.now(), UTC)
    slug = _SLUG.sub("-", claim.lower()).strip("-")[:60]
    path = folder / f"{moment:%Y%m%d-%H%M%S}-{slug}-{secrets.token_hex(3)}.patch"
    folder.mkdir(parents=True, exist_ok=True)
    head = f"# Proposed by {account} on {moment:%Y-%m-%d}, for claim {claim}.\n# Why: {why}\n\n"
    path.write_text(head + difference, encoding="utf-8", newline="\n")
    with store.session() as work, work.begin():
        work.add(
            Proposal(
                account=account,
                entry=claim,
                file=name,
                patch=path.name,
                why=why,
                made=store.now(),
            )
        )
    return path


def _line(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def proposals(store: Store, claim: str | None = None) -> Sequence[Proposal]:
    """Those for one claim, or all; the newest first."""
    asked = select(Proposal).order_by(Proposal.made.desc(), Proposal.id.desc()).limit(200)
    if claim is not None:
        asked = asked.where(Proposal.entry == claim)
    with store.session() as work:
        return list(work.scalars(asked))
