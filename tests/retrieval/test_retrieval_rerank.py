"""The optional cross-encoder: off by default, what it may move, and what a user reads when it fails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from advisor.domain import Hit, Passage
from advisor.errors import UserError
from advisor.index import Index
from advisor.retrieval import rerank as reranking
from advisor.retrieval import search
from advisor.retrieval.query import DENSE_CHARS
from advisor.retrieval.rerank import DEPTH, cross_encoder, rerank
from advisor.settings import Settings
from advisor.sources.library import Library

QUERY = "歇着的时候算不算上班"


# --- what moves ----------------------------------------------------------------------------------


def hit(body: str | None, score: float, **legs: float) -> Hit:
    passage = (
        None
        if body is None
        else Passage(id=body, text=body, body=body, kind="statute", source="法", title="法")
    )
    return Hit("法", body, None, "statute", score, legs=legs, passage=passage)


def likes(*bodies: str) -> Callable[[Sequence[tuple[str, str]]], list[float]]:
    """A scorer that gives the first of `bodies` most, then the next, and all other texts nothing."""
    return lambda pairs: [
        float(len(bodies) - bodies.index(body)) if body in bodies else 0.0 for _, body in pairs
    ]


def bodies(hits: Any) -> list[str | None]:
    return [one.article for one in hits]


FIVE = [hit("甲", 5.0), hit("乙", 4.9), hit("丙", 4.8), hit("丁", 4.7), hit("戊", 1.0)]


def test_a_text_that_fits_better_rises_above_its_equals() -> None:
    assert bodies(rerank("问", FIVE, likes("丙"))) == ["丙", "甲", "乙", "丁", "戊"]


def test_the_ranking_keeps_its_word() -> None:
    # What the ranking held far behind does not come first because the model likes it a little more.
    nearly = {"甲": 1.0, "乙": 1.1, "丙": 0.0, "丁": 0.0, "戊": 1.2}
    found = bodies(rerank("问", FIVE, lambda pairs: [nearly[body] for _, body in pairs]))
    assert found == ["乙", "甲", "丙", "丁", "戊"]


@pytest.mark.parametrize("scale", [0.001, 1000.0])
def test_the_scale_of_a_models_scores_does_not_matter(scale: float) -> None:
    scorer = likes("丁", "乙")
    scaled = rerank("问", FIVE, lambda pairs: [scale * one - 7 for one in scorer(pairs)])
    assert bodies(scaled) == bodies(rerank("问", FIVE, scorer)) != bodies(FIVE)


def test_a_model_that_tells_no_text_from_another_moves_nothing() -> None:
    assert bodies(rerank("问", FIVE, likes())) == bodies(FIVE)


def test_articles_named_stay_first_and_are_not_read() -> None:
    named = [hit("名二", 2000.0, reference=1.0), hit("名一", 1000.0, reference=1.0)]
    found = list(rerank("问", [*named, *FIVE], likes("丙", "名一")))
    assert bodies(found) == ["名二", "名一", "丙", "甲", "乙", "丁", "戊"]
    assert ["reranker" in one.legs for one in found] == [False, False, *[True] * 5]


def test_a_hit_without_a_text_keeps_its_place() -> None:
    hits = [FIVE[0], hit(None, 4.95), *FIVE[1:]]
    assert bodies(rerank("问", hits, likes("丙"))) == ["丙", None, "甲", "乙", "丁", "戊"]


def test_only_the_first_are_read() -> None:
    hits = [hit(str(place), 100.0 - place) for place in range(DEPTH + 5)]
    found = list(rerank("问", hits, likes(str(DEPTH), str(DEPTH - 1))))
    assert found[DEPTH:] == hits[DEPTH:]
    assert found[0].article != str(DEPTH) and bodies(found).index(str(DEPTH - 1)) < DEPTH - 1


def test_scores_still_fall_and_the_models_own_is_a_leg() -> None:
    found = list(rerank("问", FIVE, likes("丙")))
    assert [one.score for one in found] == [one.score for one in FIVE]
    assert [one.legs["reranker"] for one in found] == [1.0, 0.0, 0.0, 0.0, 0.0]


def test_a_long_story_is_read_by_the_part_that_asks() -> None:
    read: list[str] = []

    def scorer(pairs: Sequence[tuple[str, str]]) -> list[float]:
        read.extend(asked for asked, _ in pairs)
        return [0.0] * len(pairs)

    list(rerank("我先说说来龙去脉。" * DENSE_CHARS + "这样合法吗？", FIVE, scorer))
    assert (
        all(asked.startswith("这样合法吗？") and len(asked) <= DENSE_CHARS for asked in read)
        and len(read) == 5
    )


def test_without_words_nothing_is_read() -> None:
    def never(pairs: Sequence[tuple[str, str]]) -> list[float]:
        raise AssertionError(pairs)

    assert list(rerank("", FIVE, never)) == FIVE
    assert list(rerank("问", [], never)) == []


# --- in a search ---------------------------------------------------------------------------------


@pytest.fixture
def find(tiny: tuple[Index, Library], monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Hit, ...]]:
    index, library = tiny

    def find(text: str, reranker: Path | None = None, top: int = 50) -> tuple[Hit, ...]:
        if reranker is not None:
            monkeypatch.setattr(index.settings, "reranker_model", str(reranker))
        return search(text, index=index, library=library, as_of=date(2024, 1, 1), top=top)

    return find


def test_it_is_off_by_default(monkeypatch: pytest.MonkeyPatch, find: Callable[..., tuple[Hit, ...]]) -> None:
    monkeypatch.delenv("ADVISOR_RERANKER_MODEL", raising=False)
    assert Settings().reranker_model == ""
    assert not any("reranker" in one.legs for one in find(QUERY))


def test_the_setting_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_RERANKER_MODEL", "models/reranker")
    assert Settings().reranker_model == "models/reranker"


def _tiny_model(folder: Path, kind: str, labels: int = 1) -> Path:
    """A BERT of a few numbers, drawn at random, that knows the characters of the tiny world."""
    import torch
    import transformers
    from tiny_world import KNOWLEDGE

    folder.mkdir()
    characters = sorted({one for text in KNOWLEDGE.values() for one in text if one.isalnum()})
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text(
        "\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *characters]), encoding="utf-8"
    )
    tokenizer = transformers.BertTokenizerFast(str(vocabulary))
    tokenizer.save_pretrained(folder)
    torch.manual_seed(0)
    config = transformers.BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=64,
        initializer_range=1.0,
        num_labels=labels,
    )
    getattr(transformers, kind)(config).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _tiny_model(tmp_path_factory.mktemp("models") / "reranker", "BertForSequenceClassification")


@pytest.mark.slow
def test_a_search_is_read_again_by_the_model_that_is_set(
    find: Callable[..., tuple[Hit, ...]], tiny_model: Path
) -> None:
    named = f"《上海茶歇测试规定》第一条，{QUERY}"
    plain, plain_named = find(QUERY), find(named)
    again = find(QUERY, tiny_model)
    assert sorted(bodies(again), key=str) == sorted(bodies(plain), key=str)
    assert len({one.legs["reranker"] for one in again}) > 1
    assert bodies(again) != bodies(plain)
    assert find(QUERY, tiny_model, top=2) == again[:2]
    assert find(named, tiny_model)[0] == plain_named[0]
    assert plain_named[0].instrument == "上海茶歇测试规定"


@pytest.mark.slow
def test_the_model_loads_once_for_all_threads(tiny_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sentence_transformers

    loads: list[str] = []

    class Counted(sentence_transformers.CrossEncoder):
        def __init__(self, model: str) -> None:
            loads.append(model)
            super().__init__(model)

    monkeypatch.setattr(sentence_transformers, "CrossEncoder", Counted)
    reranking._loaded.cache_clear()
    pairs = [(QUERY, "茶歇时间照样算工时。"), (QUERY, "广东的茶歇每次二十分钟。")]
    with ThreadPoolExecutor(4) as pool:
        scores = list(pool.map(lambda _: cross_encoder(str(tiny_model))(pairs), range(8)))
    assert loads == [str(tiny_model)]
    assert all(one == pytest.approx(scores[0]) for one in scores)


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["no such folder", "empty folder", "cut off weights"])
def test_a_model_that_cannot_be_opened_is_one_line_that_names_the_setting(
    find: Callable[..., tuple[Hit, ...]], tmp_path: Path, fault: str
) -> None:
    model = tmp_path / "model"
    if fault == "empty folder":
        model.mkdir()
    elif fault == "cut off weights":
        weights = _tiny_model(model, "BertForSequenceClassification") / "model.safetensors"
        weights.write_bytes(weights.read_bytes()[:100])
    with pytest.raises(UserError, match=r"ADVISOR_RERANKER_MODEL.*打不开") as told:
        find(QUERY, model)
    assert str(model) in str(told.value) and "\n" not in str(told.value)


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "labels"), [("BertModel", 1), ("BertForSequenceClassification", 3)])
def test_a_model_that_gives_no_single_score_is_refused(tmp_path: Path, kind: str, labels: int) -> None:
    # A plain encoder would be given a last layer at random, and a classifier's labels are no order.
    model = _tiny_model(tmp_path / "model", kind, labels)
    with pytest.raises(UserError, match=r"ADVISOR_RERANKER_MODEL.*不是重排模型"):
        cross_encoder(str(model))([(QUERY, "茶歇")])
