"""Our search as a LangChain retriever."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from advisor.domain import Hit
from advisor.index import Index
from advisor.retrieval.search import search
from advisor.sources.library import Library


class AdvisorRetriever(BaseRetriever):
    """Provisions and pages of the user's documents for a query, best first.

    `as_of` is the date of the law (None: the day of the query); `jurisdictions` as in `search`. A document's
    text is the article's own words, or our gist of it where `quotable` is False in its metadata.
    """

    index: Index
    library: Library
    as_of: date | None = None
    jurisdictions: frozenset[str] | None = None
    top: int = 10

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        as_of = self.as_of or datetime.now().astimezone().date()
        hits = search(
            query,
            index=self.index,
            library=self.library,
            as_of=as_of,
            jurisdictions=self.jurisdictions,
            top=self.top,
        )
        return list(self._documents(hits, as_of))

    def _documents(self, hits: Iterable[Hit], as_of: date) -> Iterable[Document]:
        for hit in hits:
            if hit.passage is None:
                continue
            provision = None if hit.kind == "document" else self.library.provision(hit.ref, as_of)
            yield Document(
                id=hit.passage.id,
                page_content=hit.passage.body,
                metadata={
                    "instrument": hit.instrument,
                    "article": hit.article,
                    "version": hit.version.isoformat() if hit.version else None,
                    "kind": hit.kind,
                    "score": hit.score,
                    "via": list(hit.via),
                    "page": hit.page,
                    "quotable": provision is None or provision.text is not None,
                },
            )
