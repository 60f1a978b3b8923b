"""The pipeline, read top to bottom: understand → retrieve → calculate → write → verify."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from advisor.answering import governing, make_writer, verify, write
from advisor.case_changes import Change, changed
from advisor.clock import today
from advisor.dialogue import make_reader, reconsider, remember, understand, update_case
from advisor.domain import Answer, Award, CaseFile, Evidence, Fact, Hit, Inquiry
from advisor.rules import EntitlementInfo as EntitlementInfo
from advisor.rules import calculate, catalogue, evaluate, example_award
from advisor.settings import Settings, get_settings
from advisor.sources.library import Library

if TYPE_CHECKING:
    from advisor.index import Index
    from advisor.index.embedding import Matrix, Remembering

Progress = Callable[[str], None]
Watch = Callable[[Evidence], None]


class Advisor:
    """What an answer needs: the library of law and knowledge, and the index over it.

    Both are loaded when first used, so constructing one costs nothing.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or get_settings()
        self._opening = Lock()

    @property
    def library(self) -> Library:
        """The library as of now: documents added or removed meanwhile, by any process, are noticed.

        Take it once for one answer: the writer and the verifier must look into the same one.
        """
        held: Library | None = self.__dict__.get("_library")
        if held is None:
            held = Library.load(self.settings.knowledge_dir, added=self.settings.documents_dir)
        self.__dict__["_library"] = held = held.renewed()
        return held

    @property
    def index(self) -> Index:
        """The index now in force; a base rebuilt by another process is picked up at the next question.

        Raises `NotBuiltError` when there is none yet.
        """
        from advisor.index import open_index

        # Who asks while the index is being opened waits for it; opened twice it would take its memory twice.
        with self._opening:
            current = self.__dict__.get("_index")
            # A folder's model may be trained again meanwhile; the bundled one is always the same.
            bundled = self.settings.embedding_model == "bundled"
            fresh = open_index(self.settings, current, encoder=self._bundled if bundled else None)
            self.__dict__["_index"] = fresh
        return fresh

    def entitlements(self) -> Sequence[EntitlementInfo]:
        """Everything that can be computed, with the inputs of each; no index is needed."""
        return catalogue()

    def calculate(
        self, entitlement: str, inputs: Mapping[str, object], *, as_of: date | None = None
    ) -> Award:
        """One award from raw inputs; see `advisor.rules.evaluate`. Raises `UserError`."""
        return evaluate(entitlement, inputs, library=self.library, as_of=as_of)

    def meaning(self, texts: Sequence[str]) -> Matrix:
        """Vectors of the bundled model, whatever model searches: the dialogue has learned from these.

        Folded as the search folds a query, so that a message is encoded once for both.
        """
        from advisor.retrieval.query import fold

        return self._bundled.queries([fold(text) for text in texts])

    @cached_property
    def _bundled(self) -> Remembering:
        from advisor.index.embedding import Remembering, SentenceEncoder

        return Remembering(SentenceEncoder("bundled"))

    def search(self, query: str, *, top: int | None = None, as_of: date | None = None) -> tuple[Hit, ...]:
        """Provisions (and pages of the user's documents) for a query, best first."""
        from advisor.retrieval import search

        day = as_of or today()
        return search(
            query,
            index=self.index,
            library=self.library,
            as_of=day,
            matters=understand(query, as_of=day, case=None, library=self.library).matters,
            top=top or self.settings.search_top,
        )


def read_facts(words: str, *, advisor: Advisor, as_of: date | None = None) -> tuple[Fact, ...]:
    """The facts that words tell by themselves, without an answer. Never raises for anything written."""
    inquiry = understand(words, as_of=as_of or today(), case=None, library=advisor.library)
    return tuple(inquiry.facts)


def advise(
    message: str,
    *,
    advisor: Advisor,
    as_of: date | None = None,
    case: CaseFile | None = None,
    progress: Progress = lambda stage: None,
    watch: Watch = lambda evidence: None,
) -> Answer:
    """Answer one message. `as_of` is the date of the law and of the claim (today by default).

    `case` is what earlier turns gathered; the answer carries the new one. `watch` is shown what was found,
    with scores. Raises `NotBuiltError` when the knowledge base has not been built; never raises for anything
    a worker may write.
    """
    library = advisor.library
    case = case or CaseFile()

    progress("正在读您的问题…")
    inquiry = understand(
        message,
        as_of=as_of or today(),
        case=case,
        library=library,
        meaning=advisor.meaning,
        second=make_reader(advisor.settings, progress),
    )
    return _answered(inquiry, case, library, advisor, progress, watch)


def advise_again(
    question: str,
    changes: Iterable[Change],
    *,
    advisor: Advisor,
    as_of: date | None = None,
    case: CaseFile,
    progress: Progress = lambda stage: None,
    watch: Watch = lambda evidence: None,
) -> Answer:
    """Answer a question once more, after changes the worker made to the case file itself.

    `question` says what is wanted (the last message); no fact is read from it again. The rest is as in
    `advise`. Raises `UserError`, one Chinese line, for a value that cannot be used.
    """
    library = advisor.library
    progress("正在改您的情况…")
    now = changed(case, changes, places=library.places)
    inquiry = reconsider(question, before=case, case=now, as_of=as_of or today(), library=library)
    return _answered(inquiry, now, library, advisor, progress, watch)


def _answered(
    inquiry: Inquiry, case: CaseFile, library: Library, advisor: Advisor, progress: Progress, watch: Watch
) -> Answer:
    from advisor.retrieval import retrieve

    # Whoever is in danger and asks about the law gets the call for help first and the law behind it.
    answering = not inquiry.reply_alone and (
        inquiry.route == "answer" or bool(inquiry.route == "crisis" and inquiry.asks)
    )

    progress("正在查找法律依据…")
    evidence = retrieve(inquiry, index=advisor.index, library=library) if answering else Evidence()

    watch(evidence)

    progress("正在计算…")
    treated = tuple(topic.id for topic in governing(inquiry, evidence))
    awards = calculate(replace(inquiry, matters=treated), library=library) if answering else ()
    example = example_award(replace(inquiry, matters=treated), library=library) if answering else None

    progress("正在起草回答…")
    writer = make_writer(
        "model" if advisor.settings.llm else "template", settings=advisor.settings, progress=progress
    )
    draft = write(inquiry, evidence, awards, library=library, example=example, writer=writer)

    progress("正在逐句核对引用和数字…")
    settled = replace(inquiry, matters=tuple(dict.fromkeys((*inquiry.matters, *treated))))
    answer = verify(
        draft, inquiry, evidence, awards, library=library, example=example, case=update_case(settled, case)
    )
    return replace(answer, case=remember(answer.case, inquiry, answer))
