"""The worker's page as it is first painted: server-made, before any script or model is there.

Gradio's own document carries it. What a worker sees and uses is the shell; Gradio's component stands out of
sight and carries messages (see `page`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from advisor.web.case_papers import paper_form
from advisor.web.conversation import STAGES
from advisor.web.openings import OPENINGS
from advisor.web.site import render

if TYPE_CHECKING:
    from advisor.settings import Settings

# Its <base> would make a link to a part of the page (#words) load the page anew, and lose the conversation.
_NOT_OURS = re.compile(r'<(?:base\s|meta\s+(?:property="og:|name="(?:twitter:|viewport)))[^>]*?/?>\s*')
_HTML = re.compile(r"<html\s[^>]*>")
_BODY = re.compile(r"<body\b[^>]*>")
_GRADIO = "<gradio-app"


def shell(settings: Settings, words_go: str) -> tuple[str, str]:
    """What belongs into the head, and the body's first part. `words_go` tells what becomes of one's words."""
    page = render(
        "worker.html", here="/", openings=OPENINGS, stages=STAGES, words_go=words_go, paper=paper_form()
    )
    head, _, body = page.partition("<!-- body -->")
    return head, body


def within(document: str, head: str, body: str) -> str:
    """Gradio's document with the shell in it, its own part out of sight and out of the way of the keyboard.

    Raises ValueError when the document is not as expected: then a newer Gradio has changed it.
    """
    document = _NOT_OURS.sub("", document)
    for pattern, new in (
        (_HTML, '<html lang="zh-CN">'),
        (re.compile("</head>"), f"{head}</head>"),
        (_BODY, f"<body>{body}"),
        (re.compile(_GRADIO), f"{_GRADIO} inert"),
    ):
        document, found = pattern.subn(lambda _, new=new: new, document, count=1)  # type: ignore[misc]
        if not found:
            raise ValueError(f"Gradio's page has no {pattern.pattern}")
    return document
