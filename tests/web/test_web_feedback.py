"""From a worker's remark to a lawyer's verdict; what is sent is shown first and never runs as markup."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from fastapi import FastAPI
from starlette.testclient import TestClient

from advisor.advice import Advisor
from advisor.domain import Answer, Award, Citation, Evidence, Fact, Facts, ProvisionRef
from advisor.domain import CaseFile as Case
from advisor.review import Accounts, open_store, trace
from advisor.review.export import export
from advisor.settings import Settings
from advisor.web.desk import desk_router
from advisor.web.feedback import feedback_form, feedback_router
from advisor.web.forms import RefusedError, refused
from advisor.web.recorded import cleaned
from advisor.web.remembered import Remembered
from tests.web.serving import PAYLOADS

PASSWORD = "correct horse 电池"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path)


@pytest.fixture
def kept() -> Remembered:
    return Remembered()


@pytest.fixture
def client(settings: Settings, kept: Remembered) -> TestClient:
    Accounts(open_store(settings)).add("chen", PASSWORD)
    app = FastAPI()
    app.include_router(desk_router(Advisor(settings)))
    app.include_router(feedback_router(Advisor(settings), kept=kept))
    app.add_exception_handler(RefusedError, refused)
    return TestClient(app, follow_redirects=False)


def remember(kept: Remembered, words: str = "高温津贴没发，我电话13812345678") -> str:
    cited = Citation(1, ProvisionRef("劳动法", words), "要旨", None, "in_force", gist=words)
    award = Award("heat", "award", words)
    case = Case(Facts({"city": Fact("city", words, words)}))
    answer = Answer("answer", words, (), ("heat",), (cited,), (award,), case=case)
    return kept.keep(cleaned(trace(words, answer, Evidence(), milliseconds=9)))


def preview(client: TestClient, **sent: Any) -> str:
    answer = client.post("/feedback/preview", json=sent)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["shown"])


def send(client: TestClient, identity: str, words: str = "少算了", kind: str = "wrong_amount") -> None:
    sent = {"id": identity, "kind": kind, "words": words}
    shown = preview(client, **sent)
    assert client.post("/feedback", json={**sent, "shown": shown}).status_code == 200


def form_token(page: str) -> str:
    found = re.search(r'name="form_token" value="([^"]+)"', page)
    assert found
    return found[1]


def enter(client: TestClient) -> None:
    sent = {"name": "chen", "password": PASSWORD}
    sent["form_token"] = form_token(client.get("/desk/sign-in").text)
    assert client.post("/desk/sign-in", data=sent).status_code == 303


def only_piece(client: TestClient) -> str:
    found = re.search(r'href="(/desk/queue/[0-9a-f]+)"', client.get("/desk/queue").text)
    assert found
    return found[1]


def test_what_is_shown_is_stored_without_the_number(client: TestClient, kept: Remembered) -> None:
    identity = remember(kept)
    shown = preview(client, id=identity, kind="unclear", words="打给我13812345678")
    assert "看不明白" in shown and "高温津贴没发" in shown and "13812345678" not in shown
    send(client, identity, "打给我13812345678")
    enter(client)
    page = client.get(only_piece(client)).text
    assert "高温津贴没发" in page and "13812345678" not in page


def test_an_answer_is_remarked_on_once(client: TestClient, kept: Remembered) -> None:
    identity = remember(kept)
    send(client, identity)
    assert client.post("/feedback/preview", json={"id": identity, "kind": "useful"}).status_code == 422


def test_a_text_that_was_not_shown_is_refused(client: TestClient, kept: Remembered) -> None:
    sent = {"id": remember(kept), "kind": "useful", "words": "好", "shown": "别的"}
    assert "不一样" in client.post("/feedback", json=sent).json()["error"]["message"]


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"[]", "application/json", 400),
        (b'{"id": 3}', "application/json", 400),
        (b"id=3", "application/x-www-form-urlencoded", 415),
        (b'{"id": "guess", "kind": "useful"}', "application/json", 422),
        (b'{"words": "' + b"x" * 500_000 + b'"}', "application/json", 413),
    ],
    ids=["cut", "deep", "list", "number", "form", "guess", "large"],
)
def test_what_cannot_be_read_is_refused_in_a_line(
    client: TestClient, body: bytes, kind: str, status: int
) -> None:
    for path in ("/feedback", "/feedback/preview"):
        answer = client.post(path, content=body, headers={"Content-Type": kind})
        assert answer.status_code == status and answer.json()["error"]["message"]


def test_too_much_from_one_address_is_held_back(client: TestClient) -> None:
    tried = [client.post("/feedback", json={"id": "guess"}).status_code for _ in range(11)]
    assert tried == [422] * 10 + [429]


def test_without_a_desk_nothing_is_taken_and_no_form_is_shown(settings: Settings, kept: Remembered) -> None:
    app = FastAPI()
    app.include_router(feedback_router(Advisor(settings), kept=kept))
    answer = TestClient(app).post("/feedback/preview", json={"id": remember(kept), "kind": "useful"})
    assert answer.status_code == 422 and "没有开通" in answer.json()["error"]["message"]
    assert feedback_form("") == "" and list(settings.data_dir.iterdir()) == []


def test_what_is_remembered_is_forgotten_after_half_an_hour_and_bounded() -> None:
    now = [0.0]
    kept = Remembered(clock=lambda: now[0])
    first = kept.keep({})
    now[0] = 30 * 60 - 1
    assert kept.get(first) is not None
    now[0] += 1
    assert kept.get(first) is None
    many = [kept.keep({}) for _ in range(301)]
    assert kept.get(many[0]) is None and kept.get(many[1]) is not None


def test_a_verdict_is_given_and_reappears_as_a_case(
    client: TestClient, kept: Remembered, settings: Settings
) -> None:
    send(client, remember(kept, "高温津贴没发"))
    enter(client)
    path = only_piece(client)
    token = form_token(client.get(path).text)
    given = {
        "form_token": token,
        "verdict-citation-1": "wrong",
        "should-citation-1": "《劳动法》第五十四条",
        "verdict-amount-0": "wrong",
        "should-amount-0": "300",
        "note-amount-0": "少一个月",
    }
    assert client.post(path, data=given).status_code == 303
    assert "没有这样的反馈" in client.get("/desk/queue").text
    assert "少一个月" in client.get(path).text

    done = export(open_store(settings), settings.data_dir / "out")
    asked, summed = (yaml.safe_load(file.read_text(encoding="utf-8"))[0] for file in done.files[:2])
    assert asked["question"] == "高温津贴没发" and asked["gold"] == {"劳动法#第五十四条": 2}
    assert summed["expect"]["amount"] == "300.00"


def test_a_form_that_cannot_be_used_keeps_what_was_written(client: TestClient, kept: Remembered) -> None:
    send(client, remember(kept))
    enter(client)
    path = only_piece(client)
    sent = {"form_token": form_token(client.get(path).text), "note-citation-1": "这条早废了"}
    answer = client.post(path, data=sent)
    assert answer.status_code == 422 and "没有选对错" in answer.text and "这条早废了" in answer.text
    assert client.post(path, data={"verdict-citation-1": "right"}).status_code == 403


def test_a_piece_can_be_removed(client: TestClient, kept: Remembered) -> None:
    send(client, remember(kept))
    enter(client)
    path = only_piece(client)
    client.post(f"{path}/remove", data={"form_token": form_token(client.get(path).text)})
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markup_from_a_worker_is_shown_as_text(client: TestClient, kept: Remembered, payload: str) -> None:
    send(client, remember(kept, payload), payload)
    enter(client)
    path = only_piece(client)
    note = {"form_token": form_token(client.get(path).text), "note-citation-1": payload}
    pages = [client.get("/desk/queue").text, client.get(path).text, client.post(path, data=note).text]
    for page in pages:
        assert not re.search(r"<(script(?! src=\"/assets/)|img|svg|iframe|body\s+on)", page)
        assert not re.search(r"<[^>]*\shref=[\"']?javascript:", page)
