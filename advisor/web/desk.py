"""`/desk`: the way in and out, and the overview. Rooms behind it: desk_check, desk_queue, desk_knowledge."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from advisor.review.accounts import SignedIn
from advisor.review.counters import counts
from advisor.web.desk_charts import day_bars, matter_bars
from advisor.web.desk_room import COOKIE, FORM_COOKIE, Room, Sent
from advisor.web.forms import form_within, words
from advisor.web.pace import Pace

if TYPE_CHECKING:
    from advisor.advice import Advisor

_QUARTER = 15 * 60
_INSIDE = re.compile(r"/desk(/[A-Za-z0-9_-]+)*")


def desk_router(advisor: Advisor) -> APIRouter:
    """Every page of the desk. Nothing behind `sign-in` answers without a session."""
    from advisor.web.desk_check import add_check
    from advisor.web.desk_knowledge import add_knowledge
    from advisor.web.desk_queue import add_queue

    room = Room(advisor)
    router = APIRouter(prefix="/desk", include_in_schema=False)
    _add_doors(router, room)
    add_check(router, room)
    add_queue(router, room)
    add_knowledge(router, room)
    return router


def _add_doors(router: APIRouter, room: Room) -> None:
    # An account is guessed at from many addresses, an address guesses at many accounts: both are held back.
    by_account, by_address = Pace(8, _QUARTER), Pace(30, _QUARTER)

    @router.get("/sign-in")
    def door(request: Request) -> Response:
        room.must_be_open()
        return room.sign_in_page(request, status=200)

    @router.post("/sign-in")
    def sign_in(request: Request, form: FormData = Depends(form_within(10_000, room.sorry))) -> Response:
        room.must_be_open()
        to = words(form, "to", 200)
        to = to if _INSIDE.fullmatch(to) else "/desk"
        held = request.cookies.get(FORM_COOKIE, "")
        if not held or not secrets.compare_digest(words(form, "form_token", 100).encode(), held.encode()):
            return room.sign_in_page(request, status=403, to=to, problem="页面放得太久了，请再输一次。")
        name = words(form, "name", 100)
        told = form.get("password")
        password = told if isinstance(told, str) else ""
        address = request.client.host if request.client else ""
        wait = max(by_address.wait(address), by_account.wait(name.casefold()))
        if wait:
            problem = f"试的次数太多了，请过 {-(-wait // 60)} 分钟再来。"
            response = room.sign_in_page(request, status=429, to=to, problem=problem)
            response.headers["Retry-After"] = str(wait)
            return response
        token = room.accounts.sign_in(name, password)
        if token is None:
            return room.sign_in_page(request, status=401, to=to, problem="账号或密码不对。")
        by_account.forget(name.casefold())
        # Whatever session the browser brought along ends: nobody signs in into one that was laid ready.
        room.accounts.sign_out(request.cookies.get(COOKIE))
        response = RedirectResponse(to, status_code=303)
        room.keep_session(request, response, token)
        return response

    @router.post("/sign-out")
    def sign_out(request: Request, sent: Sent = Depends(room.sent(10_000))) -> Response:
        room.accounts.sign_out(request.cookies.get(COOKIE))
        response = RedirectResponse("/desk/sign-in", status_code=303)
        response.delete_cookie(COOKIE, path="/desk")
        return response

    @router.get("")
    def overview(who: SignedIn = Depends(room.signed_in)) -> Response:
        told = counts(room.store)
        topics = room.advisor.library.topics if told.by_matter else {}
        return room.page(
            "desk.html",
            who,
            at="/desk",
            waiting=room.feedbacks.queue()[1],
            counts=told,
            days=day_bars(told),
            bars=matter_bars(told, {id: topic.title for id, topic in topics.items()}),
        )
