"""What is told of a built base: its manifest, and whether it fits the knowledge of now."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

KIND_NAMES = {
    "statute": "法律",
    "regulation": "行政法规和规章",
    "interpretation": "司法解释",
    "local": "地方规定",
    "guidance": "指导意见",
    "topic": "主题",
    "case": "案例",
    "document": "您的材料",
}


@dataclass(frozen=True, slots=True)
class IndexInfo:
    """The manifest of a built folder. Counts are of passages; `seconds` is what the build took."""

    path: Path
    hash: str
    format: int
    knowledge_hash: str
    encoder: str
    built_at: str
    seconds: float
    passages: int
    dimensions: int
    kinds: dict[str, int] = field(default_factory=dict)
    jurisdictions: dict[str, int] = field(default_factory=dict)
    documents: tuple[str, ...] = ()
    up_to_date: bool = False
    """True when a build found this folder already current and did nothing."""

    def summary(self) -> str:
        """One Chinese line."""
        parts = "，".join(
            f"{KIND_NAMES[kind]} {self.kinds[kind]}" for kind in KIND_NAMES if self.kinds.get(kind)
        )
        if self.up_to_date:
            return f"知识库已是最新，不用重建：{self.passages} 段（{parts}）。"
        return f"知识库建好了：{self.passages} 段（{parts}），用时 {self.seconds:.1f} 秒。"

    def to_json(self) -> dict[str, Any]:
        record = asdict(self)
        del record["up_to_date"]
        return record | {"path": str(self.path), "documents": list(self.documents)}


@dataclass(frozen=True, slots=True)
class Status:
    """Whether the base is there and fits the knowledge, documents and model of now (`reasons` why not)."""

    built: bool
    stale: bool
    reasons: tuple[str, ...] = ()
    info: IndexInfo | None = None

    @property
    def remedy(self) -> str:
        return "运行 advisor kb build" if self.stale or not self.built else ""

    def summary(self) -> str:
        if self.info is None:
            return "知识库还没有建立，请运行 advisor kb build。"
        held = f"{self.info.passages} 段，建于 {self.info.built_at[:19].replace('T', ' ')}"
        if not self.stale:
            return f"知识库已建立且是最新：{held}。"
        return f"知识库已建立（{held}），但要更新：{'；'.join(self.reasons)}。请运行 advisor kb build。"

    def to_json(self) -> dict[str, Any]:
        info = None if self.info is None else self.info.to_json()
        return {"built": self.built, "stale": self.stale, "reasons": list(self.reasons), "index": info}
