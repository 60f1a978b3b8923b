"""knowledge/questions/*.yaml: workers' questions with the articles that answer them, topic by topic."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from advisor.domain import ProvisionRef, WorkedQuestion
from advisor.sources.instruments import Register
from advisor.sources.located import Located, Trail, read_yaml
from advisor.sources.schema import QuestionsFile, RefEntry
from advisor.sources.shapes import shaped


def read_questions(
    paths: Iterable[Path], root: Path, register: Register, topics: Iterable[str]
) -> dict[str, tuple[WorkedQuestion, ...]]:
    """The questions by topic id, in file order. Raises KnowledgeError, also for a topic that is not known."""
    known = frozenset(topics)
    found: dict[str, tuple[WorkedQuestion, ...]] = {}
    for path in paths:
        located = read_yaml(path, root)
        entry = shaped(QuestionsFile, located, located.data)
        if entry.topic not in known:
            located.fail(f"没有编号为“{entry.topic}”的主题", "改正编号，或先写 topics/ 里的文件", "topic")
        if path.stem != entry.topic:
            located.fail(f"topic 是“{entry.topic}”，文件名却是“{path.stem}”", "让两者一致", "topic")
        questions = []
        for n, one in enumerate(entry.questions):
            refs = [
                _reference(register, located, text, ("questions", n, key, m))
                for key, texts in (("answers", one.answers), ("helps", one.helps))
                for m, text in enumerate(texts)
            ]
            if len(set(refs)) < len(refs):
                located.fail("同一条写了两次", "只留一次", "questions", n)
            questions.append(WorkedQuestion(tuple(one.asked), tuple(refs), len(one.answers)))
        found[entry.topic] = tuple(questions)
    return found


def _reference(register: Register, located: Located, text: str, trail: Trail) -> ProvisionRef:
    """ "TITLE 第X条", or the title alone of an instrument that is not numbered."""
    title, _, article = text.partition(" ")
    return register.reference(located, RefEntry(instrument=title, article=article or None), *trail)
