"""What the desk's pages share: who may enter, forms that carry the session's token, headers, the store."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import Response

from advisor.review import Accounts, Feedbacks, Store, is_open, open_store
from advisor.review.accounts import LONGEST, SignedIn
from advisor.web.forms import RefusedError, form_within, words
from advisor.web.site import page

if TYPE_CHECKING:
    from advisor.advice import Advisor

COOKIE = "desk_session"
FORM_COOKIE = "desk_form"
_PATH = "/desk"
# Stricter than Gradio's pages allow: what a worker sent is shown here, and no inline script ever runs.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@dataclass(frozen=True, slots=True)
class Sent:
    """A form of somebody signed in, its token checked."""

    who: SignedIn
    form: FormData


class Room:
    """The desk over one advisor: nothing of it is loaded until somebody knocks."""

    def __init__(self, advisor: Advisor) -> None:
        self.advisor = advisor

    @cached_property
    def store(self) -> Store:
        return open_store(self.advisor.settings)

    @cached_property
    def accounts(self) -> Accounts:
        return Accounts(self.store)

    @cached_property
    def feedbacks(self) -> Feedbacks:
        return Feedbacks(self.store)

    def is_open(self) -> bool:
        """Whether any account exists; without one the desk is not there, and nothing is counted or stored."""
        return is_open(self.advisor.settings) and self.accounts.any()

    def must_be_open(self) -> None:
        """Raises `RefusedError` with a page like any that does not exist."""
        if not self.is_open():
            raise RefusedError(_settled(page("desk_off.html", here="/", status=404)))

    # --- who is there --------------------------------------------------------------------------

    def signed_in(self, request: Request) -> SignedIn:
        """A dependency: who is signed in. Raises `RefusedError` with the sign-in page (401)."""
        self.must_be_open()
        who = self.accounts.signed_in(request.cookies.get(COOKIE))
        if who is None:
            wanted = request.url.path if request.method == "GET" else _PATH
            raise RefusedError(self.sign_in_page(request, status=401, to=wanted))
        return who

    def sent(self, most: int, *, fields: int = 20) -> Callable[[Request], Awaitable[Sent]]:
        """A dependency: who is signed in and their form. Nothing is read of a stranger's body."""
        read = form_within(most, self.sorry, fields=fields)

        async def checked(request: Request) -> Sent:
            who = await run_in_threadpool(self.signed_in, request)
            form = await read(request)
            if not secrets.compare_digest(words(form, "form_token", 100).encode(), who.form_token.encode()):
                raise RefusedError(self.sorry(403, "这张表单已经过期，请回到上一页刷新后再提交。"))
            return Sent(who, form)

        return checked

    # --- pages ---------------------------------------------------------------------------------

    def page(self, template: str, who: SignedIn, *, status: int = 200, **values: Any) -> Response:
        """A page of the desk for somebody signed in."""
        return _settled(page(template, here=_PATH, status=status, who=who, **values))

    def sorry(self, status: int, why: str) -> Response:
        return _settled(page("desk_sorry.html", here=_PATH, status=status, why=why))

    def sign_in_page(self, request: Request, *, status: int, to: str = _PATH, problem: str = "") -> Response:
        """The form carries a token that lies in a cookie too, so that no other site can send it."""
        held = request.cookies.get(FORM_COOKIE, "")
        token = held if 40 <= len(held) <= 60 else secrets.token_urlsafe(32)
        response = _settled(
            page("desk_sign_in.html", here=_PATH, status=status, form_token=token, to=to, problem=problem)
        )
        response.set_cookie(
            FORM_COOKIE, token, path=_PATH, httponly=True, samesite="strict", secure=_is_https(request)
        )
        return response

    def keep_session(self, request: Request, response: Response, token: str) -> None:
        response.set_cookie(
            COOKIE,
            token,
            max_age=LONGEST,
            path=_PATH,
            httponly=True,
            samesite="strict",
            secure=_is_https(request),
        )
        response.delete_cookie(FORM_COOKIE, path=_PATH)


def _settled(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers["Cache-Control"] = "no-store"
    return response


def _is_https(request: Request) -> bool:
    return request.url.scheme == "https"
