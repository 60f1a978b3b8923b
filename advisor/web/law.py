"""`/law`: every instrument held, article by article, on a day; each page with a JSON twin."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from fastapi import APIRouter
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from advisor.clock import today
from advisor.web.addresses import law_address
from advisor.web.api_guard import fault
from advisor.web.law_view import LEVELS, STATES, law_json, law_view
from advisor.web.site import not_found, page

if TYPE_CHECKING:
    from advisor.advice import Advisor


def law_router(advisor: Advisor) -> APIRouter:
    """The pages read the library alone: no model is loaded for them."""
    router = APIRouter()

    @router.get("/law", include_in_schema=False)
    def laws(q: str = "") -> Response:
        library = advisor.library
        named = library.find(q) if q.strip() else None
        if named is not None:
            return RedirectResponse(law_address(named.title), status_code=303)
        day = today()
        groups = [
            (
                words,
                [
                    (one, library.state(one, day), law_address(one.title))
                    for one in library.instruments
                    if one.level == level
                ],
            )
            for level, words in LEVELS.items()
        ]
        return page("laws.html", here="/law", groups=groups, states=STATES, q=q.strip()[:80])

    @router.get("/law/{name}.json")
    def law_as_json(name: str, on: str = "") -> Response:
        """An instrument on a day (today by default): versions; articles as official wording or gist."""
        instrument = advisor.library.find(name)
        day = _day(on)
        if instrument is None or day is None:
            return fault(404 if day else 422, _why(name, on, day))
        return JSONResponse(law_json(law_view(advisor.library, instrument, day)))

    @router.get("/law/{name}", include_in_schema=False, response_class=HTMLResponse)
    def law(name: str, on: str = "", mark: str = "") -> Response:
        instrument = advisor.library.find(name)
        day = _day(on)
        if instrument is None or day is None:
            return not_found(_why(name, on, day), here="/law", back="/law", back_words="看看收录了哪些")
        if instrument.title != name:
            # Short names lead to the one stable address.
            return RedirectResponse(law_address(instrument.title, on=day if on else None), status_code=308)
        view = law_view(advisor.library, instrument, day)
        return page(
            "law.html",
            here="/law",
            view=view,
            law=instrument,
            states=STATES,
            level=LEVELS[instrument.level],
            asked=on,
            mark=mark.strip()[:400],
            json_address=law_address(instrument.title, on=day if on else None, suffix=".json"),
            today=today(),
        )

    return router


def _day(text: str) -> date | None:
    """The day asked for; today when none was; None for what is no day."""
    try:
        return date.fromisoformat(text) if text.strip() else today()
    except ValueError:
        return None


def _why(name: str, on: str, day: date | None) -> str:
    if day is None:
        return f"日期“{on[:20]}”认不出来，请写成 2026-01-31 这样。"
    return f"没有收录《{name[:60]}》。没有收录不等于不存在，请到官方法规库查。"
