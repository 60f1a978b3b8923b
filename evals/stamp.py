"""What a run was made of: without it no figure can be told from another."""

from __future__ import annotations

import os
import platform
import subprocess
from pathlib import Path

from advisor.advice import Advisor
from advisor.clock import today
from advisor.fact_names import NAMES
from advisor.llm.prompts import load_prompt

ROOT = Path(__file__).resolve().parent.parent


def stamp(advisor: Advisor) -> dict[str, str]:
    """Date, commit, hashes of knowledge and prompts, models and machine, each as a short text."""
    info = advisor.index.info
    folder = advisor.settings.prompts_dir
    files = [path for path in sorted(folder.glob("*.md")) if path.stem != "README"]
    prompts = {path.stem: load_prompt(path.stem, folder).digest for path in files}
    return {
        "date": today().isoformat(),
        "commit": commit(),
        "knowledge": advisor.library.knowledge_hash[:16],
        "passages": str(info.passages),
        "encoder": info.encoder,
        "reranker": advisor.settings.reranker_model or "",
        "writer": advisor.settings.llm or "template",
        "prompts": ", ".join(f"{name} {digest}" for name, digest in prompts.items()),
        "machine": f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}",
    }


def called(advisor: Advisor) -> dict[str, str]:
    """What facts, topics and entitlements are called in Chinese, by id."""
    facts = {name: fact.label for name, fact in NAMES.items()}
    topics = {topic.id: topic.title for topic in advisor.library.topics.values()}
    return facts | topics | {info.id: info.title for info in advisor.entitlements()}


def commit() -> str:
    """The commit, with a + where files differ from it."""
    changed = "+" if _git("status", "--porcelain", "--untracked-files=no") else ""
    return (_git("rev-parse", "--short", "HEAD") or "unknown") + changed


def _git(*words: str) -> str:
    try:
        done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return done.stdout.strip()
