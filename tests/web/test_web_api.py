"""The JSON API from outside: the shapes it promises, plain refusals, limits, and many who ask at once."""

from __future__ import annotations

import json
import logging
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from pydantic import BaseModel
from starlette.testclient import TestClient

from advisor.advice import Advisor
from advisor.review import Accounts, open_store
from advisor.review.counters import counts
from advisor.settings import Settings
from advisor.web import api_shapes as shapes
from advisor.web import services
from advisor.web.api import ROOT, api_app
from advisor.web.recorded import remembered

JSON = {"Content-Type": "application/json"}
ZHANG = (
    "我2022年5月1日进佛山一家厂，生产线普工，车间夏天三十五六度没空调，公司从没发过高温补贴，合法吗？"
    "我还在职，能要回多少？"
)
ALLOWANCE = {
    "city": "佛山",
    "start": "2022-05-01",
    "end": "2026-10-31",
    "employment_end": None,
    "filing": "2026-11-22",
    "post": "indoor_uncooled",
}


def client_of(advisor: Advisor) -> TestClient:
    app = FastAPI()
    app.mount(ROOT, api_app(advisor))
    return TestClient(app)


def of_settings(advisor: Advisor, **changed: Any) -> Advisor:
    return Advisor(advisor.settings.model_copy(update=changed))


@pytest.fixture(scope="module")
def client(advisor: Advisor) -> TestClient:
    return client_of(of_settings(advisor, api_heavy_per_minute=10_000, api_light_per_minute=10_000))


@pytest.fixture
def offline(tmp_path: Path) -> Advisor:
    """Without a knowledge base: what needs none still works."""
    return Advisor(Settings(data_dir=tmp_path))


def told(shape: type[BaseModel], answer: Any) -> dict[str, Any]:
    """The JSON of an answer that keeps to the shape the schema promises, name by name."""
    assert answer.status_code == 200, answer.text
    shape.model_validate_json(answer.content, strict=True)
    found: dict[str, Any] = answer.json()
    return found


def refused(answer: Any, status: int, code: str) -> str:
    """The message of a refusal: one line of Chinese."""
    assert answer.status_code == status, answer.text
    shapes.Failure.model_validate_json(answer.content, strict=True)
    error = answer.json()["error"]
    assert error["code"] == code
    assert "\n" not in error["message"] and re.search("[\u4e00-\u9fff]", error["message"])
    return str(error["message"])


# --- what it answers --------------------------------------------------------------------------------


def test_a_question_gets_the_answer_with_sum_sources_and_case(client: TestClient) -> None:
    sent = {"question": ZHANG, "as_of": "2026-11-22"}
    answer = told(shapes.Answer, client.post(f"{ROOT}/ask", json=sent))
    assert answer["route"] == "answer" and "7500.00" in str(answer["awards"])
    assert {fact["name"] for fact in answer["case"]["facts"]} >= {"city", "start"}
    assert "html" not in answer


def test_the_case_sent_back_goes_on_with_the_conversation(client: TestClient) -> None:
    first = client.post(f"{ROOT}/ask", json={"question": "我在佛山，厂里夏天没空调，没发高温津贴"}).json()
    again = {"question": "2024年6月1日进厂，还在职，35度以上没空调", "case": first["case"]}
    second = told(shapes.Answer, client.post(f"{ROOT}/ask", json=again))
    facts = {fact["name"]: fact["value"] for fact in second["case"]["facts"]}
    assert facts["city"] == "佛山" and facts["start"] == "2024-06-01"
    assert second["case"]["turns"] == 2


def test_an_answer_comes_as_html_where_wanted(client: TestClient) -> None:
    answer = told(shapes.Answer, client.post(f"{ROOT}/ask", json={"question": ZHANG, "html": True}))
    assert "<table>" in answer["html"] and "<h2>" in answer["html"]
    assert "出处</h2>" not in answer["html"]


def test_a_search_gives_provisions_best_first(client: TestClient) -> None:
    found = told(shapes.Hits, client.post(f"{ROOT}/search", json={"query": "高温津贴", "top": 3}))
    assert len(found["hits"]) == 3
    assert "高温" in found["hits"][0]["instrument"]


def test_every_calculation_is_listed_with_its_inputs(client: TestClient, advisor: Advisor) -> None:
    listed = told(shapes.Entitlements, client.get(f"{ROOT}/calc"))["entitlements"]
    assert [one["entitlement"] for one in listed] == [one.id for one in advisor.entitlements()]
    for one in listed:
        inputs = told(shapes.Entitlement, client.get(f"{ROOT}/calc/{one['entitlement']}"))["schema"]
        assert inputs["properties"]
        empty = client.post(f"{ROOT}/calc/{one['entitlement']}", json={})
        told(shapes.Award, empty)


def test_a_calculation_comes_out_to_the_fen_with_every_step(client: TestClient) -> None:
    sent = {"inputs": ALLOWANCE, "as_of": "2026-11-22"}
    award = told(shapes.Award, client.post(f"{ROOT}/calc/high_temperature_allowance", json=sent))
    assert award["total"] == "7500.00"
    assert all(step["basis"] for step in award["steps"])


def test_names_of_calculations_and_inputs_may_be_chinese(client: TestClient) -> None:
    sent = {"inputs": {"城市": "广州", "月薪": 6000, "节假日加班": 24}}
    assert told(shapes.Award, client.post(f"{ROOT}/calc/加班费", json=sent))["outcome"] == "award"


def test_a_wrong_quotation_is_found(client: TestClient) -> None:
    text = "《劳动合同法》第八十二条规定：“用人单位应当支付三倍工资。”《劳动合同法》第九百条。"
    report = told(shapes.Report, client.post(f"{ROOT}/check", json={"text": text}))
    assert report["wrong"] == 2


def test_the_law_is_given_on_a_day_whole_or_one_article(client: TestClient) -> None:
    held = told(shapes.Instruments, client.get(f"{ROOT}/law"))["instruments"]
    assert "中华人民共和国劳动合同法" in {one["instrument"] for one in held}
    whole = told(shapes.Law, client.get(f"{ROOT}/law/劳动合同法"))
    one = told(shapes.Law, client.get(f"{ROOT}/law/劳动合同法", params={"article": "第四十七条"}))
    assert len(whole["articles"]) == 98 and one["articles"] == [whole["articles"][46]]
    old = told(shapes.Law, client.get(f"{ROOT}/law/劳动合同法", params={"as_of": "2007-06-30"}))
    assert old["state"] == "not_yet_in_force"


# --- what it refuses --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "body", "status", "code", "named"),
    [
        ("ask", "{", 400, "bad_request", "JSON"),
        ("ask", "", 422, "invalid", "JSON"),
        ("ask", "[]", 422, "invalid", "花括号"),
        ("ask", "{}", 422, "invalid", "question"),
        ("ask", '{"question": 3}', 422, "invalid", "文字"),
        ("ask", '{"question": "a", "question": "b"}', 400, "bad_request", "两次"),
        ("ask", '{"question": "a", "colour": 1}', 422, "invalid", "colour"),
        ("ask", '{"question": "a", "case": []}', 422, "invalid", "case"),
        ("ask", '{"question": "a", "case": {"facts": 3}}', 422, "invalid", "facts"),
        ("ask", '{"question": "a", "as_of": "2024-02-30"}', 422, "invalid", "2024-02-30"),
        ("ask", '{"question": "a", "as_of": 20240101}', 422, "invalid", "as_of"),
        ("ask", "[" * 5_000, 400, "bad_request", "JSON"),
        ("ask", '{"question": "' + "长" * 20_001 + '"}', 422, "invalid", "20000"),
        ("search", '{"query": "a", "top": 0}', 422, "invalid", "top"),
        ("search", '{"query": "a", "top": "many"}', 422, "invalid", "整数"),
        ("calc/high_temperature_allowance", '{"inputs": {"colour": 1}}', 422, "invalid", "colour"),
        ("calc/high_temperature_allowance", '{"inputs": {"paid": 1e999}}', 422, "invalid", "1e999"),
        ("calc/high_temperature_allowance", '{"inputs": {"paid": NaN}}', 422, "invalid", "NaN"),
        ("calc/nothing", "{}", 404, "not_found", "nothing"),
        ("check", '{"text": null}', 422, "invalid", "text"),
        ("nowhere", "{}", 404, "not_found", "/docs"),
    ],
)
def test_what_cannot_be_used_is_one_line_that_names_it(
    client: TestClient, path: str, body: str, status: int, code: str, named: str
) -> None:
    answer = client.post(f"{ROOT}/{path}", content=body.encode(), headers=JSON)
    assert named in refused(answer, status, code)


def test_other_ways_of_asking_are_refused(client: TestClient) -> None:
    form = client.post(f"{ROOT}/ask", data={"question": "a"})
    refused(form, 415, "unsupported_type")
    refused(client.get(f"{ROOT}/ask"), 405, "method_not_allowed")
    refused(client.get(f"{ROOT}/law/没有这部法"), 404, "not_found")
    refused(client.get(f"{ROOT}/law/劳动合同法", params={"article": "第九百条"}), 404, "not_found")
    refused(client.get(f"{ROOT}/law", params={"as_of": "昨天"}), 422, "invalid")


@pytest.mark.parametrize("told_first", [True, False], ids=["told", "streamed"])
def test_a_body_beyond_the_limit_is_not_read(client: TestClient, told_first: bool) -> None:
    body = b'{"question": "' + b"x" * 400_000 + b'"}'
    pieces = body if told_first else iter([body[:200_000], body[200_000:]])
    refused(client.post(f"{ROOT}/ask", content=pieces, headers=JSON), 413, "too_large")


@pytest.mark.parametrize(
    "case",
    [
        {"facts": [{"name": "monthly_wage", "value": "1e-999999999"}]},
        {"facts": [{"name": "annual_leave.year", "value": [[["x"] * 3] * 3] * 3}]},
        {"awards": [{"entitlement": "x", "outcome": "award", "amount": "1E+999999"}]},
        {"facts": [{"name": f"a.b{n}", "value": n} for n in range(3_000)]},
        {"story": "\ud800", "turns": 10**8},
    ],
)
def test_a_hostile_case_is_answered_or_refused_at_once(client: TestClient, case: dict[str, Any]) -> None:
    sent = json.dumps({"question": "高温津贴", "case": case})
    answer = client.post(f"{ROOT}/ask", content=sent, headers=JSON)
    assert answer.status_code in (200, 422), answer.text
    assert answer.elapsed.total_seconds() < 10


@pytest.mark.parametrize("depth", [400, 900])
def test_a_deep_case_is_refused(client: TestClient, depth: int) -> None:
    value = "[" * depth + "]" * depth
    body = '{"question": "a", "case": {"facts": [{"name": "annual_leave.year", "value": ' + value + "}]}}"
    answer = client.post(f"{ROOT}/ask", content=body.encode(), headers=JSON)
    assert answer.status_code in (200, 400, 422), answer.text


def test_half_a_character_does_no_harm(client: TestClient) -> None:
    sent = b'{"inputs": {"start": "\\ud83d"}}'
    answer = client.post(f"{ROOT}/calc/high_temperature_allowance", content=sent, headers=JSON)
    assert "“?”" in refused(answer, 422, "invalid")


def test_without_a_knowledge_base_law_and_sums_still_work(offline: Advisor) -> None:
    client = client_of(offline)
    assert client.get(f"{ROOT}/law").status_code == 200
    assert client.post(f"{ROOT}/calc/deadline", json={}).status_code == 200
    asked = client.post(f"{ROOT}/search", json={"query": "高温津贴"})
    assert "advisor kb build" in refused(asked, 503, "not_built")


# --- pace, ids and the log --------------------------------------------------------------------------


def test_each_address_has_its_pace_for_light_and_for_heavy_routes(offline: Advisor) -> None:
    client = client_of(of_settings(offline, api_light_per_minute=3, api_heavy_per_minute=1))
    codes = [client.get(f"{ROOT}/calc").status_code for _ in range(4)]
    assert codes == [200, 200, 200, 429]
    assert client.post(f"{ROOT}/check", json={"text": "a"}).status_code == 200
    late = client.post(f"{ROOT}/check", json={"text": "a"})
    assert "秒" in refused(late, 429, "too_many") and 0 < int(late.headers["Retry-After"]) <= 61


def test_every_answer_has_an_id_and_a_line_in_the_log_without_words(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="advisor.web.api_guard"):
        own = client.post(f"{ROOT}/check", json={"text": "张三的事"}, headers={"X-Request-ID": "case-7.a"})
        made = client.get(f"{ROOT}/law/李四的法")
        odd = client.get(f"{ROOT}/王五", headers={"X-Request-ID": "no spaces\twanted"})
    assert own.headers["X-Request-ID"] == "case-7.a"
    assert re.fullmatch("[0-9a-f]{16}", made.headers["X-Request-ID"])
    assert re.fullmatch("[0-9a-f]{16}", odd.headers["X-Request-ID"])
    lines = [record.getMessage() for record in caplog.records]
    assert re.fullmatch(r"case-7\.a POST /check 200 \d+ ms", lines[0])
    assert re.fullmatch(r"\w{16} GET /law 404 \d+ ms", lines[1])
    assert re.fullmatch(r"\w{16} GET elsewhere 404 \d+ ms", lines[2])


def test_a_failure_is_told_with_the_id_and_logged_without_words(
    offline: Advisor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*given: object, **named: object) -> None:
        raise RuntimeError("工资5千")

    monkeypatch.setattr(services, "check", broken)
    answer = client_of(offline).post(f"{ROOT}/check", json={"text": "a"}, headers={"X-Request-ID": "x1"})
    assert "x1" in refused(answer, 500, "failed")
    assert "工资5千" not in answer.text and "工资5千" not in caplog.text
    assert "x1 failed: RuntimeError at" in caplog.text


def test_an_answer_is_counted_where_a_desk_is_open_and_never_remembered(
    advisor: Advisor, tmp_path: Path
) -> None:
    Accounts(open_store(Settings(data_dir=tmp_path))).add("chen", "correct horse 电池")
    opened = Advisor(
        advisor.settings.model_copy(update={"review_url": f"sqlite:///{tmp_path}/review.sqlite"})
    )
    kept = len(remembered._kept)
    client_of(opened).post(f"{ROOT}/ask", json={"question": "你好"})
    assert counts(open_store(opened.settings)).questions == 1
    assert len(remembered._kept) == kept


def test_twenty_at_once_are_all_answered(advisor: Advisor) -> None:
    app = FastAPI()
    app.mount(ROOT, api_app(advisor))
    questions = ["高温津贴没发合法吗", "加班费怎么算", "公司没签合同", "被辞退有补偿吗"] * 5
    with TestClient(app) as client, ThreadPoolExecutor(len(questions)) as crowd:
        sent = [crowd.submit(client.post, f"{ROOT}/ask", json={"question": one}) for one in questions]
        found = [one.result().status_code for one in sent]
    assert found == [200] * 20
