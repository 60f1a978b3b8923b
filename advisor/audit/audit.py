"""All checks in one pass, from the cheapest to the dearest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.audit.copied import copied
from advisor.audit.counts import Counts, count
from advisor.audit.figures import wrong_figures
from advisor.audit.orphans import orphans
from advisor.audit.wordings import repeated_wordings
from advisor.errors import KnowledgeError
from advisor.index.lexicon import read_lexicon
from advisor.sources.library import Library
from advisor.sources.terms import read_terms

if TYPE_CHECKING:
    from advisor.index.embedding import Encoder

Progress = Callable[[str, int, int], None]
"""Called with (stage in Chinese, done, total)."""


@dataclass(frozen=True, slots=True)
class Audit:
    """`problems`: a Chinese line each, with the file or the id and the remedy. `counts`: None when a file
    cannot be read; then `problems` names the files, and nothing further was looked at."""

    counts: Counts | None
    problems: tuple[str, ...]


def audit(
    knowledge_dir: Path,
    *,
    against: Sequence[Path] = (),
    encoder: Encoder | None = None,
    vectors: Path | None = None,
    questions: Mapping[str, str] | None = None,
    progress: Progress = lambda stage, done, total: None,
) -> Audit:
    """Every problem of the knowledge in a folder.

    `against`: folders of reference texts that our sentences must not repeat, beside the packaged statutes.
    `encoder` and `vectors` (the cache of vectors) compare wordings, with one another and with `questions`
    (id → words); without an encoder that part is left out. Raises UserError when a folder of `against` is
    missing, the packaged statutes are not installed, or the model cannot load.
    """
    problems = _unreadable(knowledge_dir)
    if problems:
        return Audit(None, tuple(problems))
    library = Library.load(knowledge_dir)
    problems += wrong_figures(library)
    problems += orphans(library)
    problems += copied(library, knowledge_dir, against, progress)
    if encoder is not None and vectors is not None:
        problems += repeated_wordings(library, encoder, vectors, questions or {}, progress)
    return Audit(count(library, read_lexicon(knowledge_dir)), tuple(problems))


def _unreadable(knowledge_dir: Path) -> list[str]:
    """What does not validate, of every file."""
    problems: list[str] = []
    readers: tuple[Callable[[], object], ...] = (
        lambda: problems.extend(Library.load(knowledge_dir).validate()),
        lambda: read_lexicon(knowledge_dir),
        lambda: read_terms(knowledge_dir),
    )
    for read in readers:
        try:
            read()
        except KnowledgeError as error:
            problems.append(str(error))
    return problems
