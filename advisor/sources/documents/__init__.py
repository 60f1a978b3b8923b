"""The user's own documents (PDF, DOCX, HTML, Markdown, text, pictures) into pages, chunks and articles."""

from advisor.sources.documents.base import Document, Extract, Page, read_content, read_document
from advisor.sources.documents.laws import LawArticle, LawText
from advisor.sources.documents.split import Chunk, split_document

__all__ = [
    "Chunk",
    "Document",
    "Extract",
    "LawArticle",
    "LawText",
    "Page",
    "read_content",
    "read_document",
    "split_document",
]
