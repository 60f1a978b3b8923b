"""Keyword search: bm25s over jieba words, character pairs, and references, sums and dates taken out whole."""

from __future__ import annotations

import json
import logging
import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from advisor.text import article_key, article_name, simplified

_NUMERAL = "[0-9〇零一二两三四五六七八九十百千]"
# Taken out before the words are cut, in this order: jieba cuts 第八十五条 into 第八 / 十五条, and
# figures apart from their units. All are read after NFKC, where ℃ is °C and brackets except 〔〕 are ASCII.
_WHOLE = re.compile(
    rf"(?P<article>第{_NUMERAL}+条(?:之{_NUMERAL}+)?)"
    r"|(?P<document>[\u4e00-\u9fff]{2,9}[〔\[(]\d{4}[〕\])]\d+号)"
    r"|(?P<date>\d{4}[年-]\d{1,2}(?:[月-](?:\d{1,2}日?)?)?)"
    r"|(?P<money>\d[\d,]*(?:\.\d+)?[万千百]?(?:元|块))"
    r"|(?P<measure>\d+(?:\.\d+)?(?:°C|度|%|个月|周岁|小时|[天日年月岁倍]))"
)
_HAN = re.compile(r"[\u3400-\u9fff]+")
_WORD = re.compile(r"[\u3400-\u9fff]+|[A-Za-z0-9][A-Za-z0-9.+-]*")


class Tokenizer:
    """Text into search tokens.

    `words` are our legal terms, kept whole; `cache_dir` takes jieba's dictionary cache, which by default lies
    in a temporary folder shared by everybody on the machine. Safe between threads.
    """

    def __init__(self, words: Iterable[str], cache_dir: Path) -> None:
        self._words = tuple(words)
        self._cache_dir = cache_dir
        self._lock = threading.Lock()
        self._jieba: Any = None

    def __call__(self, text: str) -> list[str]:
        text = simplified(unicodedata.normalize("NFKC", text))
        tokens: list[str] = []

        def take(match: re.Match[str]) -> str:
            tokens.append(_canonical(match))
            return " "

        rest = _WHOLE.sub(take, text)
        for run in _WORD.findall(rest):
            tokens.extend(self._cut(run) if _HAN.match(run) else [run.lower()])
        return tokens

    def _cut(self, run: str) -> Iterator[str]:
        # A single character says nothing by itself; pairs catch what the dictionary does not know.
        yield from (word for word in self._loaded().cut(run, HMM=False) if len(word) > 1)
        yield from (run[at : at + 2] for at in range(len(run) - 1))

    def _loaded(self) -> Any:
        with self._lock:
            if self._jieba is None:
                import jieba

                tokenizer = jieba.Tokenizer()
                frequencies, tokenizer.total = _dictionary(self._cache_dir.resolve())
                tokenizer.FREQ = dict(frequencies)
                tokenizer.initialized = True
                for word in self._words:
                    tokenizer.add_word(word)
                self._jieba = tokenizer
            return self._jieba


@cache
def _dictionary(cache_dir: Path) -> tuple[Mapping[str, int], int]:
    """jieba's dictionary and the sum of its frequencies; a second or so to read, so once a process."""
    import jieba

    # It prints its loading to stderr, and a traceback when its cache cannot be written.
    jieba.setLogLevel(logging.CRITICAL)
    tokenizer = jieba.Tokenizer()
    cache_dir.mkdir(parents=True, exist_ok=True)
    tokenizer.tmp_dir = str(cache_dir)
    tokenizer.initialize()
    return MappingProxyType(tokenizer.FREQ), tokenizer.total


def _canonical(match: re.Match[str]) -> str:
    """One form for each thing, however it was written: 第82条, 8千元, 35度, 2022年5月1日."""
    found, kind = match[0], match.lastgroup
    if kind == "article":
        number, suffix = article_key(found)
        return article_name(number, suffix) if 1 <= number <= 9999 else found
    if kind == "document":
        return re.sub(r"[〔\[(]", "〔", re.sub(r"[〕\])]", "〕", found))
    if kind == "date":
        return "-".join(part.zfill(2) for part in re.findall(r"\d+", found))
    if kind == "money":
        return found.replace(",", "").replace("块", "元")
    return found.replace("度", "°C")


class KeywordIndex:
    """A saved bm25s index; row i is passage i."""

    def __init__(self, scorer: Any, tokenizer: Tokenizer) -> None:
        self._scorer = scorer
        self._tokenizer = tokenizer

    @staticmethod
    def write(
        folder: Path, texts: Sequence[str], words: Sequence[str], cache_dir: Path, *, progress: Any = None
    ) -> None:
        import bm25s

        tokenizer = Tokenizer(words, cache_dir)
        corpus = []
        for number, text in enumerate(texts, start=1):
            corpus.append(tokenizer(text))
            if progress is not None and (number % 200 == 0 or number == len(texts)):
                progress(number, len(texts))
        scorer = bm25s.BM25()
        scorer.index(corpus, show_progress=False)
        scorer.save(str(folder), show_progress=False)
        (folder / "words.json").write_text(json.dumps(list(words), ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path, cache_dir: Path) -> KeywordIndex:
        import bm25s

        words = json.loads((folder / "words.json").read_text(encoding="utf-8"))
        scorer = bm25s.BM25.load(str(folder), show_progress=False)
        return cls(scorer, Tokenizer(words, cache_dir))

    def best(self, query: str, limit: int) -> list[tuple[int, float]]:
        """(row, BM25 score), best first, at most `limit`, nothing that shares no token with the query."""
        # Each token counts once: a long story would otherwise be searched for what it repeats most.
        known = [token for token in dict.fromkeys(self._tokenizer(query)) if token in self._scorer.vocab_dict]
        if not known:
            return []
        scores = self._scorer.get_scores(known)
        order = np.argsort(-scores, kind="stable")[:limit]
        return [(int(row), float(scores[row])) for row in order if scores[row] > 0]
