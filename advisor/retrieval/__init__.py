"""Finding the provisions, topics and cases that answer a question."""

from advisor.retrieval.search import retrieve, search

__all__ = ["retrieve", "search"]
