"""Official wording in our sentences: a run of Han characters within one clause that a source has, too.

The repository holds facts and figures of the law, never its sentences. Long names of instruments and issuers,
and the terms of terms.yaml, may stand as they are; a short name (工会法) in a copied clause excuses nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.errors import UserError
from advisor.sources.located import Located, read_front_matter, read_yaml
from advisor.sources.terms import read_terms

if TYPE_CHECKING:
    from advisor.sources.library import Library

LONGEST_RUN = 15
"""Han characters in a row that may agree; one more is a copy."""

LONG_NAME = (LONGEST_RUN + 1) // 2
"""Characters of a name that may make up most of a run by itself."""

COMPARING = "与官方文字比对"
_TEXTS = frozenset({".md", ".txt"})
_RUN = LONGEST_RUN + 1
# Figures, percentages and degrees do not end a clause, but count for nothing in it.
_CUT = re.compile(r"[^\u4e00-\u9fff〇0-9%℃°C]+")
_NOT_HAN = re.compile(r"[^\u4e00-\u9fff〇]+")
_FRONT_MATTER = re.compile(r"\A---.*?^---", re.DOTALL | re.MULTILINE)


def copied(
    library: Library,
    knowledge_dir: Path,
    against: Sequence[Path] = (),
    progress: Callable[[str, int, int], None] = lambda stage, done, total: None,
) -> list[str]:
    """A line for each run found. Raises UserError when a folder of `against` does not exist."""
    names = _names(library, knowledge_dir)
    ours: dict[str, list[tuple[str, str]]] = {}
    for where, text in _sentences(library.knowledge_files, knowledge_dir):
        for clause in _clauses(names.sub("，", unicodedata.normalize("NFKC", text))):
            for start in range(len(clause) - _RUN + 1):
                ours.setdefault(clause[start : start + _RUN], []).append((where, clause))
    found: dict[tuple[str, str], tuple[str, set[str]]] = {}
    sources = [*_packaged(library), *(one for folder in against for one in _references(folder))]
    for done, (source, text) in enumerate(sources):
        if done % 500 == 0:
            progress(COMPARING, done, len(sources))
        for clause in _clauses(unicodedata.normalize("NFKC", text)):
            for start in range(len(clause) - _RUN + 1):
                run = clause[start : start + _RUN]
                for place in ours.get(run, ()):
                    found.setdefault(place, (source, set()))[1].add(run)
    progress(COMPARING, len(sources), len(sources))
    return [
        f"{where}: “{_joined(clause, runs)}”与{source}的文字相同——用自己的话写，专名登记到 terms.yaml"
        for (where, clause), (source, runs) in sorted(found.items())
    ]


def _names(library: Library, knowledge_dir: Path) -> re.Pattern[str]:
    names = {term.words for term in read_terms(knowledge_dir)}
    for instrument in library.instruments:
        told = (instrument.title, *instrument.short, instrument.issuer)
        names |= {name for name in told if len(name) >= LONG_NAME}
    ordered = sorted((unicodedata.normalize("NFKC", name) for name in names), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, ordered)) or r"(?!)")


def _sentences(files: Sequence[Path], root: Path) -> Iterator[tuple[str, str]]:
    """Every string of the files with its place, bodies of Markdown line by line."""
    for path in files:
        located = read_front_matter(path, root) if path.suffix == ".md" else read_yaml(path, root)
        yield from _strings(located, located.data, ())
        for n, line in enumerate(located.body.split("\n")):
            yield f"{located.name}:{located.body_line + n}", line


def _strings(located: Located, data: object, trail: tuple[str | int, ...]) -> Iterator[tuple[str, str]]:
    if isinstance(data, str):
        yield f"{located.name}:{located.line(trail)}", data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _strings(located, value, (*trail, key))
    elif isinstance(data, list):
        for n, value in enumerate(data):
            yield from _strings(located, value, (*trail, n))


def _packaged(library: Library) -> Iterator[tuple[str, str]]:
    for title, article, text in library.packaged_texts():
        yield f"《{title}》{article}", text


def _references(folder: Path) -> list[tuple[str, str]]:
    if not folder.is_dir():
        raise UserError(f"没有“{folder}”这个目录。请写对照文本所在的目录。")
    files = sorted(path for path in folder.rglob("*") if path.suffix in _TEXTS and path.is_file())
    if not files:
        raise UserError(f"“{folder}”里没有 .md 或 .txt 文本。请写对照文本所在的目录。")
    return [
        (f"“{path.stem}”", _FRONT_MATTER.sub("", path.read_text(encoding="utf-8", errors="replace")))
        for path in files
    ]


def _clauses(text: str) -> Iterator[str]:
    """The clauses of a normalised text that are long enough, Han characters only."""
    for clause in _CUT.split("".join(text.split())):
        han = _NOT_HAN.sub("", clause)
        if len(han) >= _RUN:
            yield han


def _joined(clause: str, runs: set[str]) -> str:
    """The longest stretch of the clause that the runs cover."""
    best, stretch = "", ""
    for start in range(len(clause) - _RUN + 1):
        run = clause[start : start + _RUN]
        stretch = (stretch + run[-1] if stretch else run) if run in runs else ""
        best = max(best, stretch, key=len)
    return best
