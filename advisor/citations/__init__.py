"""What a citation means on a date, and whether a quotation says what the law says."""

from advisor.citations.check import check
from advisor.citations.compare import Comparison, Difference, compare, is_verbatim
from advisor.citations.input import read_text, text_of
from advisor.citations.mentions import Mention, Parsed, Quotation
from advisor.citations.parse import find_citations, parse
from advisor.citations.report import Finding, Report, Verdict, render_report
from advisor.citations.resolve import Resolution, resolve

__all__ = [
    "Comparison",
    "Difference",
    "Finding",
    "Mention",
    "Parsed",
    "Quotation",
    "Report",
    "Resolution",
    "Verdict",
    "check",
    "compare",
    "find_citations",
    "is_verbatim",
    "parse",
    "read_text",
    "render_report",
    "resolve",
    "text_of",
]
