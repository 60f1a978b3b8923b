"""What a worker takes along: the whole case and the drafts that fit it, made when they are asked for.

The answer waits in the server's memory for half an hour, under an id that only its page knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from advisor.domain import Answer
from advisor.errors import UserError
from advisor.exports import MEDIA, Form, documents_for, render
from advisor.web.remembered import Remembered
from advisor.web.site import page, render_part

if TYPE_CHECKING:
    from fastapi import APIRouter
    from starlette.responses import Response

    from advisor.advice import Advisor

_GONE = "这份文件只留半小时，现在已经没有了。请回到对话，把问题再发一次，再点下载。"
_FORMS: dict[str, Form] = {"docx": "docx", "md": "md"}


@dataclass(frozen=True, slots=True)
class _Kept:
    answer: Answer
    question: str


kept: Remembered[_Kept] = Remembered()
"""The page that answers and the route that hands out files share it."""


def exports_html(answer: Answer, question: str) -> str:
    """Links to download what can be made of this answer; "" where there is nothing to download."""
    documents = documents_for(answer)
    if not documents:
        return ""
    return render_part("exports.html", id=kept.keep(_Kept(answer, question)), documents=documents)


def exports_router(advisor: Advisor) -> APIRouter:
    from fastapi import APIRouter
    from starlette.responses import Response as Reply

    router = APIRouter(include_in_schema=False)

    @router.get("/case/export/{id}/{document}.{form}")
    def export(id: str, document: str, form: str) -> Response:
        answered, wanted = kept.get(id), _FORMS.get(form)
        if answered is None or wanted is None:
            return page("sorry.html", here="/", status=404, why=_GONE)
        try:
            made = render(
                answered.answer, document, library=advisor.library, question=answered.question, form=wanted
            )
        except UserError as error:
            return page("sorry.html", here="/", status=404, why=str(error))
        title = next(one.file for one in documents_for(answered.answer) if one.id == document)
        name = quote(f"{title}.{form}")
        headers = {
            "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
            "Cache-Control": "no-store",
        }
        return Reply(made, media_type=MEDIA[wanted], headers=headers)

    return router
