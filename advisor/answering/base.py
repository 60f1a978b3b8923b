"""What a writer is, and what both writer and verifier look things up in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal, Protocol, get_args

from advisor.domain import (
    Award,
    Claim,
    Draft,
    Evidence,
    Hotline,
    Inquiry,
    Instrument,
    Provision,
    ProvisionRef,
    State,
    Topic,
    Version,
)
from advisor.errors import UserError
from advisor.settings import Settings, get_settings


class NamedPlace(Protocol):
    @property
    def city(self) -> str | None: ...
    @property
    def province(self) -> str | None: ...


class Gazetteer(Protocol):
    def find_in(self, text: str) -> tuple[tuple[NamedPlace, str], ...]: ...


class DatedFigure(Protocol):
    @property
    def description(self) -> str: ...


class Lookup(Protocol):
    """The part of `advisor.sources.library.Library` this room reads."""

    @property
    def claims(self) -> Mapping[str, Claim]: ...
    @property
    def topics(self) -> Mapping[str, Topic]: ...
    @property
    def hotlines(self) -> Mapping[str, Hotline]: ...
    @property
    def parameters(self) -> Mapping[str, DatedFigure]: ...
    @property
    def places(self) -> Gazetteer: ...
    @property
    def knowledge_hash(self) -> str: ...
    def find(self, name: str) -> Instrument | None: ...
    def version_on(self, instrument: Instrument, on: date) -> Version | None: ...
    def state(self, instrument: Instrument, on: date) -> State: ...
    def provision(self, ref: ProvisionRef, on: date | None = None) -> Provision | None: ...


class Writer(Protocol):
    """Turns what is known into a draft. Nothing it writes is trusted: the verifier checks all of it."""

    def write(
        self,
        inquiry: Inquiry,
        evidence: Evidence,
        awards: tuple[Award, ...],
        *,
        library: Lookup,
        example: Award | None = None,
    ) -> Draft: ...


WriterName = Literal["template", "model"]
Progress = Callable[[str], None]


def make_writer(
    name: str = "template", *, settings: Settings | None = None, progress: Progress = lambda stage: None
) -> Writer:
    """The writer of that name; `model` is the chat model of the settings, and reports what it does.

    Raises UserError for an unknown name, for `model` where the settings name none, and for a bad prompt.
    """
    if name == "template":
        from advisor.answering.template import TemplateWriter

        return TemplateWriter()
    if name == "model":
        from advisor.llm import endpoint

        settings = settings or get_settings()
        where = endpoint(settings)
        if where is None:
            raise UserError("没有配置语言模型——请设置环境变量 ADVISOR_LLM，如 ollama:qwen3:8b")
        from advisor.answering.model_writer import ModelWriter
        from advisor.llm.client import OpenAICompatible

        return ModelWriter(
            OpenAICompatible(where),
            name=settings.llm,
            prompts=settings.prompts_dir,
            timeout=settings.llm_timeout,
            idle=settings.llm_idle_timeout,
            progress=progress,
        )
    raise UserError(f"没有名为 {name} 的写作方式——可用的有：{'、'.join(get_args(WriterName))}")
