"""The index: passages of law, knowledge and the user's documents, as vectors and as keywords."""

from advisor.index.build import VECTOR_CACHE, build
from advisor.index.documents import Addition, add_document, document_ids, list_documents, remove_document
from advisor.index.info import IndexInfo, Status
from advisor.index.store import Index, is_built, open_index, status

__all__ = [
    "VECTOR_CACHE",
    "Addition",
    "Index",
    "IndexInfo",
    "Status",
    "add_document",
    "build",
    "document_ids",
    "is_built",
    "list_documents",
    "open_index",
    "remove_document",
    "status",
]
