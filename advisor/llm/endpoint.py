"""Where a model is reached: from the settings to an address, a name and a key."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from advisor.settings import PROVIDERS, Settings


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible server and the model asked there."""

    url: str
    """Up to and including the version: https://api.deepseek.com/v1."""
    model: str
    key: str = field(default="", repr=False)

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    @property
    def on_this_machine(self) -> bool:
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def encrypted(self) -> bool:
        return self.url.startswith("https://")

    @property
    def told(self) -> str:
        """Where the worker's words go, as one plain Chinese sentence."""
        hidden = "电话、证件号和说出的姓名先遮住"
        if self.on_this_machine:
            return f"配置了语言模型（{self.model}），在本机上运行：您写的内容会交给它组织文字（{hidden}）。"
        plain = "" if self.encrypted else "，这个连接没有加密"
        return f"配置了语言模型（{self.model}）：您写的内容会发给 {self.host}（{hidden}{plain}）。"


def endpoint(settings: Settings) -> Endpoint | None:
    """The server that the settings name; None where no model is configured."""
    if not settings.llm:
        return None
    provider, _, model = settings.llm.partition(":")
    url = settings.llm_base_url or PROVIDERS[provider]
    return Endpoint(url.rstrip("/"), model, settings.llm_api_key.get_secret_value())
