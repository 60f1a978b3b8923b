"""The desk: nobody enters without a session, and a session cannot be guessed, laid ready or borrowed."""

from __future__ import annotations

import io
import re
from html import unescape
from pathlib import Path

import docx
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from advisor.advice import Advisor
from advisor.domain import Answer
from advisor.review import Accounts, open_store
from advisor.review.counters import count_answer
from advisor.settings import Settings
from advisor.web.desk import desk_router
from advisor.web.desk_room import COOKIE
from advisor.web.forms import RefusedError, refused
from tests.web.serving import PAYLOADS

PASSWORD = "correct horse 电池"


def _application(data: Path) -> FastAPI:
    app = FastAPI()
    app.include_router(desk_router(Advisor(Settings(data_dir=data))))
    app.add_exception_handler(RefusedError, refused)
    return app


@pytest.fixture
def data(tmp_path: Path) -> Path:
    Accounts(open_store(Settings(data_dir=tmp_path))).add("chen", PASSWORD)
    return tmp_path


@pytest.fixture
def client(data: Path) -> TestClient:
    return TestClient(_application(data), follow_redirects=False)


def form_token(page: str) -> str:
    found = re.search(r'name="form_token" value="([^"]+)"', page)
    assert found
    return found[1]


def sign_in(client: TestClient, name: str = "chen", password: str = PASSWORD, **more: str) -> int:
    token = form_token(client.get("/desk/sign-in").text)
    sent = {"name": name, "password": password, "form_token": token, **more}
    return client.post("/desk/sign-in", data=sent).status_code


@pytest.fixture
def inside(client: TestClient) -> TestClient:
    assert sign_in(client) == 303
    return client


# --- the door --------------------------------------------------------------------------------------


def test_without_an_account_there_is_no_desk(tmp_path: Path) -> None:
    client = TestClient(_application(tmp_path))
    for path in ("/desk", "/desk/sign-in", "/desk/check"):
        page = client.get(path)
        assert page.status_code == 404 and "没有启用" in page.text
    assert list(tmp_path.iterdir()) == []


def test_no_page_answers_without_a_session(client: TestClient, data: Path) -> None:
    """Every route of the desk, whatever it will be called, is tried."""
    doors = {"/desk/sign-in"}
    for route in desk_router(Advisor(Settings(data_dir=data))).routes:
        if route.path in doors:  # type: ignore[attr-defined]
            continue
        path = re.sub(r"\{[^}]+\}", "x", route.path)  # type: ignore[attr-defined]
        for method in route.methods:  # type: ignore[attr-defined]
            answer = client.request(method, path)
            assert answer.status_code == 401, (method, path)
            assert 'action="/desk/sign-in"' in answer.text


def test_a_wrong_password_and_an_unknown_account_are_told_alike(client: TestClient) -> None:
    def told(name: str) -> str:
        token = form_token(client.get("/desk/sign-in").text)
        answer = client.post(
            "/desk/sign-in", data={"name": name, "password": "wrong-password", "form_token": token}
        )
        assert answer.status_code == 401
        return re.sub(r'value="[^"]*"', "", answer.text)

    assert told("chen") == told("nobody")


def test_signing_in_leads_to_the_page_wanted_and_nowhere_else(client: TestClient) -> None:
    for to, led in {"/desk/check": "/desk/check", "//evil.example": "/desk", "/desk/../x": "/desk"}.items():
        token = form_token(client.get("/desk/sign-in").text)
        sent = {"name": "chen", "password": PASSWORD, "form_token": token, "to": to}
        answer = client.post("/desk/sign-in", data=sent)
        assert (answer.status_code, answer.headers["location"]) == (303, led)


def test_the_cookie_is_for_this_site_and_no_script(client: TestClient) -> None:
    token = form_token(client.get("/desk/sign-in").text)
    sent = {"name": "chen", "password": PASSWORD, "form_token": token}
    cookie = client.post("/desk/sign-in", data=sent).headers["set-cookie"].casefold()
    assert "httponly" in cookie and "samesite=strict" in cookie and "secure" not in cookie


def test_over_https_the_cookie_is_secure(data: Path) -> None:
    client = TestClient(_application(data), base_url="https://testserver", follow_redirects=False)
    token = form_token(client.get("/desk/sign-in").text)
    sent = {"name": "chen", "password": PASSWORD, "form_token": token}
    assert "secure" in client.post("/desk/sign-in", data=sent).headers["set-cookie"].casefold()


def test_a_session_laid_ready_is_never_taken_over(client: TestClient) -> None:
    laid = "A" * 43
    client.cookies.set(COOKIE, laid, path="/desk")
    assert sign_in(client) == 303
    given = {cookie.value for cookie in client.cookies.jar if cookie.name == COOKIE} - {laid}
    assert len(given) == 1
    stranger = TestClient(client.app, cookies={COOKIE: laid})
    assert stranger.get("/desk").status_code == 401


def test_signing_in_again_ends_the_session_before(inside: TestClient) -> None:
    before = inside.cookies.get(COOKIE)
    assert sign_in(inside) == 303
    assert inside.cookies.get(COOKIE) != before
    assert TestClient(inside.app, cookies={COOKIE: before or ""}).get("/desk").status_code == 401


def test_signing_out_ends_the_session_on_the_server(inside: TestClient) -> None:
    held = inside.cookies.get(COOKIE) or ""
    inside.post("/desk/sign-out", data={"form_token": form_token(inside.get("/desk").text)})
    assert TestClient(inside.app, cookies={COOKIE: held}).get("/desk").status_code == 401


def test_guessing_is_held_back_by_account_even_with_the_right_password(client: TestClient) -> None:
    tried = [sign_in(client, password=f"guess number {n}") for n in range(9)]
    assert tried == [401] * 8 + [429]
    assert sign_in(client) == 429
    assert sign_in(client, name="nobody") == 401


def test_guessing_at_many_accounts_is_held_back_by_address(client: TestClient) -> None:
    tried = [sign_in(client, name=f"name{n}") for n in range(31)]
    assert tried[-2:] == [401, 429]


def test_a_form_without_its_token_does_nothing(inside: TestClient) -> None:
    for token in ("", "x" * 43):
        assert inside.post("/desk/sign-out", data={"form_token": token}).status_code == 403
    assert inside.get("/desk").status_code == 200
    assert inside.post("/desk/sign-in", data={"name": "chen", "password": PASSWORD}).status_code == 403


def test_pages_are_not_kept_and_run_no_inline_script(inside: TestClient) -> None:
    page = inside.get("/desk")
    assert page.headers["cache-control"] == "no-store"
    assert "script-src 'self';" in page.headers["content-security-policy"]
    assert "unsafe" not in page.headers["content-security-policy"]
    assert not re.search(r"<script(?![^>]* src=)|\son\w+=|style=", page.text)


# --- the check -------------------------------------------------------------------------------------


def check(client: TestClient, text: str = "", **more: object) -> tuple[int, str]:
    token = form_token(client.get("/desk/check").text)
    asked = {"form_token": token, "text": text, "as_of": more.get("as_of", "2026-11-22")}
    answer = client.post("/desk/check", data=asked, files=more.get("files"))  # type: ignore[arg-type]
    return answer.status_code, unescape(answer.text)


def test_each_kind_of_slip_is_told_with_its_law(inside: TestClient) -> None:
    status, page = check(
        inside,
        "《劳动合同法》第十条规定：“建立劳动关系，应当签订书面劳动合同。”\n"
        "《劳动合同法》第八十二条规定：“建立劳动关系，应当订立书面劳动合同。”\n"
        "见《劳动合同法》第二百条、《劳动合同法》第三十条。",
    )
    assert status == 200
    for told in ("引文不符", "条号写错", "没有这一条", "正确：条文存在"):
        assert told in page
    assert re.search(r"<ins><span[^>]*>引作：</span>签</ins>订<del><span[^>]*>原文：</span>立</del>", page)
    assert "/law/" in page and "on=2026-11-22" in page


def test_what_was_not_in_force_on_the_day_is_told(inside: TestClient) -> None:
    assert "当日没有效力" in check(inside, "《医疗保障法》第一条", as_of="2026-11-22")[1]


def test_a_docx_is_read(inside: TestClient) -> None:
    paper = docx.Document()
    paper.add_paragraph("依据《劳动合同法》第二百条。")
    held = io.BytesIO()
    paper.save(held)
    status, page = check(inside, files={"file": ("申请书.docx", held.getvalue())})
    assert status == 200 and "“申请书.docx”" in page and "没有这一条" in page


@pytest.mark.parametrize(
    ("name", "content", "status", "told"),
    [
        ("a.pdf", b"%PDF-1.7", 422, "不是 DOCX"),
        ("a.docx", b"MZ\x90", 422, "不是 DOCX"),
        ("a.docx", b"PK\x03\x04broken", 422, "DOCX"),
        ("a.docx", b"PK\x03\x04" + b"0" * (5 * 1024 * 1024), 422, "5 MB"),
        ("a.docx", b"PK\x03\x04" + b"0" * (8 * 1024 * 1024), 413, "太大"),
    ],
    ids=["pdf", "program", "broken", "five MB", "eight MB"],
)
def test_uploads_are_limited_by_kind_and_size(
    inside: TestClient, name: str, content: bytes, status: int, told: str
) -> None:
    got, page = check(inside, files={"file": (name, content)})
    assert got == status and told in page


def test_too_much_text_no_text_and_a_bad_day_are_told_in_a_line(inside: TestClient) -> None:
    assert "20 万字" in check(inside, "法" * 200_001)[1]
    assert "请贴上文字" in check(inside, "  ")[1]
    assert "认不出来" in check(inside, "《劳动法》", as_of="明天")[1]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markup_in_a_paper_is_shown_as_text(inside: TestClient, payload: str) -> None:
    token = form_token(inside.get("/desk/check").text)
    text = f"《劳动合同法》第十条规定：“建立劳动关系{payload}，应当签订书面劳动合同。”{payload}"
    page = inside.post("/desk/check", data={"form_token": token, "text": text, "as_of": payload}).text
    page += inside.post("/desk/check", data={"form_token": token, "text": text, "as_of": ""}).text
    assert not re.search(r"<(script(?! src=\"/assets/)|img|svg|iframe|body\s+on)", page)


# --- overview and knowledge ------------------------------------------------------------------------


def test_the_overview_counts_without_words(inside: TestClient, data: Path) -> None:
    assert "还没有人提问" in inside.get("/desk").text
    answer = Answer("answer", "不该出现的话", topics=("annual-leave",))
    count_answer(open_store(Settings(data_dir=data)), answer, 1500)
    page = inside.get("/desk").text
    assert "带薪年休假" in page and "1.5 秒" in page and "不该出现的话" not in page


def test_a_claim_is_browsed_to_its_law_and_a_correction_becomes_a_patch(
    inside: TestClient, data: Path
) -> None:
    assert "/desk/knowledge/topic/annual-leave" in inside.get("/desk/knowledge").text
    assert "annual-topic-void" in inside.get("/desk/knowledge/topic/annual-leave").text
    assert "annual-topic-void" in unescape(inside.get("/desk/knowledge?q=不休就作废").text)
    page = inside.get("/desk/knowledge/claim/annual-topic-void")
    assert "knowledge/topics/annual-leave.md:" in page.text and "/law/" in page.text

    sent = {"form_token": form_token(page.text), "new": PAYLOADS[0], "why": PAYLOADS[1]}
    answer = inside.post("/desk/knowledge/claim/annual-topic-void", data=sent).text
    (patch,) = (data / "proposals").iterdir()
    assert patch.name in answer and "+++ b/knowledge/topics/annual-leave.md" in answer
    assert PAYLOADS[0] in patch.read_text(encoding="utf-8")
    for shown in (answer, inside.get("/desk/knowledge").text):
        assert not re.search(r"<(script(?! src=\"/assets/)|img)", shown)


@pytest.mark.parametrize("path", ["topic/nothing", "claim/nothing", "claim/..%2f..%2fetc", "topic/%00"])
def test_what_is_not_there_is_said_so(inside: TestClient, path: str) -> None:
    assert inside.get(f"/desk/knowledge/{path}").status_code == 404
