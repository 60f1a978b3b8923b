"""A small world to index: invented rules, an invented topic and case, and an encoder of no weight."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from advisor.settings import Settings
from advisor.sources.library import Library
from advisor.sources.statutes import PackagedArticle, PackagedLaw

if TYPE_CHECKING:
    from advisor.index.embedding import Matrix

_VERSION = "checked: 测试, verified: official"

INSTRUMENTS = f"""
- title: 中华人民共和国劳动合同法
  short: [劳动合同法]
  level: statute
  issuer: 测试机关
  jurisdiction: 全国
  indexed: true
  versions: [{{effective: 2013-07-01, text: packaged, package: 2012-12-28, {_VERSION}}}]
- title: 中华人民共和国劳动法
  short: [劳动法]
  level: statute
  issuer: 测试机关
  jurisdiction: 全国
  indexed: false
  versions: [{{effective: 2018-12-29, text: packaged, package: 2018-12-29, {_VERSION}}}]
- title: 茶歇测试办法
  short: [茶歇办法]
  level: regulation
  issuer: 测试机关
  jurisdiction: 全国
  versions:
    - {{effective: 2010-01-01, until: 2019-12-31, text: gist, {_VERSION}}}
    - {{effective: 2020-01-01, text: gist, {_VERSION}}}
- title: 广东茶歇测试规定
  level: local
  issuer: 测试机关
  jurisdiction: 广东
  versions: [{{effective: 2015-01-01, text: gist, {_VERSION}}}]
- title: 深圳茶歇测试规定
  level: local
  issuer: 测试机关
  jurisdiction: 深圳
  versions: [{{effective: 2015-01-01, text: gist, {_VERSION}}}]
- title: 上海茶歇测试规定
  level: local
  issuer: 测试机关
  jurisdiction: 上海
  versions: [{{effective: 2015-01-01, text: gist, {_VERSION}}}]
- title: 茶歇测试纪要
  level: guidance
  issuer: 测试法院
  jurisdiction: 广东
  versions: [{{effective: 2012-01-01, text: gist, in_doubt: 效力存疑, {_VERSION}}}]
"""


def _provisions(instrument: str, version: str, *articles: tuple[str, str, str, str]) -> str:
    head = f"instrument: {instrument}\nversion: {version}\nprovisions:\n"
    return head + "".join(
        f"  - article: {article}\n    claims: [{{id: {identity}, text: {text}}}]\n    asked_as: [{asked}]\n"
        for article, identity, text, asked in articles
    )


KNOWLEDGE: Mapping[str, str] = {
    "instruments.yaml": INSTRUMENTS,
    "places.yaml": """
- province: 广东
  cities: [{name: 广州}, {name: 深圳}]
- province: 上海
  cities: [{name: 上海}]
""",
    "lexicon.yaml": "- {say: [歇脚], legal: 茶歇}\n",
    "provisions/旧茶歇办法.yaml": _provisions(
        "茶歇测试办法",
        "2010-01-01",
        ("第一条", "tea-old-1", "旧办法给每班一次茶歇。", "一个班能休息几次"),
    ),
    "provisions/茶歇办法.yaml": _provisions(
        "茶歇测试办法",
        "2020-01-01",
        ("第一条", "tea-1", "新办法给每班两次茶歇。", "一个班能休息几次"),
        ("第二条", "tea-2", "茶歇时间照样算工时。", "歇着的时候算不算上班"),
    ),
    "provisions/广东茶歇测试规定.yaml": _provisions(
        "广东茶歇测试规定", "2015-01-01", ("第一条", "tea-gd-1", "广东的茶歇每次二十分钟。", "一次能歇多久")
    ),
    "provisions/深圳茶歇测试规定.yaml": _provisions(
        "深圳茶歇测试规定", "2015-01-01", ("第一条", "tea-sz-1", "深圳的茶歇每次三十分钟。", "一次能歇多久")
    ),
    "provisions/上海茶歇测试规定.yaml": _provisions(
        "上海茶歇测试规定", "2015-01-01", ("第一条", "tea-sh-1", "上海的茶歇每次十分钟。", "一次能歇多久")
    ),
    "provisions/茶歇测试纪要.yaml": _provisions(
        "茶歇测试纪要", "2012-01-01", ("第三项", "tea-minutes-3", "茶歇争议由仲裁处理。", "为茶歇吵起来找谁")
    ),
    "topics/tea-break.md": """---
id: tea-break
title: 茶歇
keywords: [茶歇, 工间休息]
asked_as: [不让喝口水合法吗, 上班能不能歇会儿, 班中休息几次, 主管不准休息, 歇一歇扣不扣钱,
  水都不让喝, 中间休息多久, 休息要不要打卡]
provisions:
  - {instrument: 茶歇测试办法, article: 第二条}
  - {instrument: 广东茶歇测试规定, article: 第一条}
  - {instrument: 上海茶歇测试规定, article: 第一条}
  - {instrument: 中华人民共和国劳动法, article: 第二条}
claims:
  - {claim: tea-1, question: lawful}
cases: [tea-case]
---
供维护者看的说明。
""",
    "cases/tea-case.md": """---
id: tea-case
title: 不准喝水案
source: 测试
decided: 2021-05-01
provisions: [{instrument: 茶歇测试办法, article: 第一条}]
topics: [tea-break]
---
## 经过
一名工友整班没有离开机器。
## 争议
该不该补回休息。
## 结果
补回了休息。
## 理由
办法写明了次数。
""",
}

_LAWS = (
    ("contract", "中华人民共和国劳动合同法", date(2012, 12, 28)),
    ("labour", "中华人民共和国劳动法", date(2018, 12, 29)),
)
LONG = (
    "第一款说的是长文章怎么分。" * 12
    + "\n第二款有两种情形：\n（一）"
    + "甲" * 100
    + "；\n（二）"
    + "乙" * 100
    + "。"
)


class TinyStatutes:
    """Two laws under real names with invented articles, so that named articles can be looked for."""

    fingerprint = "tiny 1"

    def laws(self) -> tuple[PackagedLaw, ...]:
        return tuple(
            PackagedLaw(identity, title, "法律", "测试机关", version, version, version, "现行有效")
            for identity, title, version in _LAWS
        )

    def articles(self, law_id: str) -> Mapping[str, PackagedArticle]:
        texts = {
            "contract": {"第一条": LONG, "第二条": "签合同要用蓝墨水。", "第三条": "合同一式三份。"},
            "labour": {"第二条": "做工的人有工钱。", "第四条": "四条之后没有了。"},
        }[law_id]
        return {name: PackagedArticle(name, "第一章 测试", text) for name, text in texts.items()}


class PairEncoder:
    """Vectors from character pairs: alike texts come out alike, at once and everywhere the same.

    `encoded` lists every passage embedded; `pause` makes each take that long.
    """

    def __init__(self, name: str = "pairs", pause: float = 0.0) -> None:
        self.name = name
        self.pause = pause
        self.encoded: list[str] = []

    def queries(self, texts: Sequence[str]) -> Matrix:
        return np.stack([self._vector(text) for text in texts])

    def documents(self, texts: Sequence[str]) -> Matrix:
        self.encoded.extend(texts)
        time.sleep(self.pause * len(texts))
        return self.queries(texts)

    def _vector(self, text: str) -> Matrix:
        vector = np.full(256, 1e-3, dtype=np.float32)
        for at in range(max(len(text) - 1, 1)):
            digest = hashlib.sha256(text[at : at + 2].encode()).digest()
            vector[digest[0]] += 1.0
        return vector / np.linalg.norm(vector)


def write_knowledge(folder: Path, **changes: str) -> Path:
    """The tiny knowledge as files; `changes` replaces files by the stem of their name."""
    for name, text in KNOWLEDGE.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(changes.get(path.stem, text).lstrip("\n"), encoding="utf-8")
    return folder


def tiny_library(settings: Settings) -> Library:
    return Library.load(settings.knowledge_dir, TinyStatutes())


def tiny_settings(folder: Path) -> Settings:
    """Settings over a folder; its knowledge is written when it is not there."""
    knowledge = folder / "knowledge"
    if not knowledge.exists():
        write_knowledge(knowledge)
    return Settings(data_dir=folder / "data", knowledge_dir=knowledge, prompts_dir=folder)


def reword(settings: Settings, words: str) -> None:
    """Change the knowledge a little: one more way to ask."""
    path = settings.knowledge_dir / "topics" / "tea-break.md"
    path.write_text(path.read_text(encoding="utf-8").replace("休息要不要打卡", words), encoding="utf-8")
