"""Settings name the server; whoever runs the advisor, and whoever writes to it, is told where words go."""

from __future__ import annotations

import subprocess
import sys

import pytest
from pydantic import ValidationError

from advisor.doctor import examine
from advisor.llm import endpoint
from advisor.settings import Settings
from advisor.web.page import about


def at(llm: str, url: str = "", key: str = "") -> Settings:
    return Settings(llm=llm, llm_base_url=url, llm_api_key=key)  # type: ignore[arg-type]


def test_no_model_is_the_default_and_words_stay() -> None:
    assert endpoint(Settings()) is None
    assert "不发给别人" in about(Settings())


@pytest.mark.parametrize(
    ("settings", "url", "model"),
    [
        (at("deepseek:deepseek-chat"), "https://api.deepseek.com/v1", "deepseek-chat"),
        (at("ollama:qwen3:8b"), "http://127.0.0.1:11434/v1", "qwen3:8b"),
        (at("house:m", "http://10.0.0.2:9/v1/"), "http://10.0.0.2:9/v1", "m"),
        (at("openai:m", "http://localhost:9/v1"), "http://localhost:9/v1", "m"),
    ],
)
def test_a_provider_known_by_name_needs_no_address(settings: Settings, url: str, model: str) -> None:
    where = endpoint(settings)
    assert where is not None
    assert (where.url, where.model) == (url, model)


@pytest.mark.parametrize("llm", ["deepseek", "gpt 4", ":x", "house:m"])
def test_a_model_without_provider_or_address_is_refused(llm: str) -> None:
    with pytest.raises(ValidationError):
        at(llm)


@pytest.mark.parametrize("url", ["ftp://x/v1", "api.deepseek.com", "https:///v1"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(ValidationError):
        at("openai:m", url)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (at("deepseek:m"), "会发给 api.deepseek.com"),
        (
            at("house:m", "http://10.0.0.2/v1"),
            "会发给 10.0.0.2（电话、证件号和说出的姓名先遮住，这个连接没有加密）",
        ),
        (at("ollama:m"), "在本机上运行"),
    ],
)
def test_page_and_doctor_say_where_words_go(settings: Settings, said: str) -> None:
    where = endpoint(settings)
    assert where is not None and said in where.told
    assert said in about(settings)
    assert "不发给别人" not in about(settings)


def test_doctor_asks_for_a_key_where_one_is_likely_needed() -> None:
    found = {one.name: one for one in examine(at("deepseek:m"))}["语言模型"]
    assert not found.ok and "ADVISOR_LLM_API_KEY" in found.remedy and not found.required


def test_a_key_is_never_printed() -> None:
    settings = at("deepseek:m", key="sk-secret")
    assert "sk-secret" not in f"{settings!r}{endpoint(settings)!r}"
    assert endpoint(settings).key == "sk-secret"  # type: ignore[union-attr]


def test_nothing_of_a_client_is_imported_without_a_model() -> None:
    code = (
        "import sys, advisor.advice, advisor.answering.template\n"
        "from advisor.answering import make_writer\n"
        "make_writer()\n"
        "from advisor.doctor import _chat_model\n"
        "from advisor.settings import Settings\n"
        "_chat_model(Settings())\n"
        "assert 'advisor.llm.client' not in sys.modules\n"
        "assert 'advisor.answering.model_writer' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
