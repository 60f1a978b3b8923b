"""Where the files to take along (the case as DOCX, drafts) hang under an answer.

The seam: `advisor.exports` says which documents fit an answer; their route is /case/export/<id>. Until both
are there an answer has no such buttons.
"""

from __future__ import annotations

from advisor.domain import Answer


def exports_html(answer: Answer, turn: int) -> str:
    """Buttons to download what was made of this answer; "" where there is nothing to download."""
    return ""
