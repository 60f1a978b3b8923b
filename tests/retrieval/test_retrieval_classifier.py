"""The classifier: from a question's vector to the articles that answer it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from advisor.advice import Advisor
from advisor.domain import ProvisionRef
from advisor.index.embedding import SentenceEncoder
from advisor.retrieval import classifier
from advisor.retrieval.classifier import JUDGED, Classifier, classifier_for, save
from advisor.retrieval.features import features
from advisor.retrieval.legs import Legs

PAY, LEAVE = ProvisionRef("甲法", "第一条"), ProvisionRef("乙办法", None)


def two_way() -> Classifier:
    """Says PAY of what points along the first axis and LEAVE of what points along the second."""
    identity = np.eye(2, dtype=np.float32)
    none = np.zeros(2, dtype=np.float32)
    return Classifier((PAY, LEAVE), none, identity, none, 5 * identity, none)


def test_the_likeliest_article_comes_first_and_chances_add_up() -> None:
    found = two_way().judge(np.array([[0.0, 1.0]], dtype=np.float32))
    assert list(found) == [LEAVE, PAY]
    assert sum(found.values()) == pytest.approx(1.0)


def test_every_piece_of_a_long_question_has_as_much_say() -> None:
    found = two_way().judge(np.eye(2, dtype=np.float32))
    assert found[PAY] == pytest.approx(found[LEAVE])


def test_a_judgement_raises_the_articles_it_names() -> None:
    table = features(Legs(judged={PAY: 0.81, LEAVE: 0.04}), {})
    assert table[PAY].features["judged"] == pytest.approx(0.9)
    assert table[PAY].legs["classifier"] == 0.81
    assert table[LEAVE].features["judged"] == pytest.approx(0.2)


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file in place of the shipped one; what was read from it must not serve the tests that follow."""
    path = tmp_path / "classifier.npz"
    monkeypatch.setattr(classifier, "CLASSIFIER_FILE", path)
    yield path
    classifier._trained.cache_clear()


def test_what_is_saved_comes_back_for_its_model_alone(elsewhere: Path) -> None:
    save(elsewhere, "a model", two_way())
    again = classifier_for("a model")
    assert again is not None and again.articles == (PAY, LEAVE)
    vectors = np.array([[0.3, 0.1]], dtype=np.float32)
    assert again.judge(vectors) == pytest.approx(two_way().judge(vectors), abs=1e-3)
    assert classifier_for("another") is None


def test_the_shipped_classifier_knows_articles_that_no_word_of_the_question_names(advisor: Advisor) -> None:
    index = advisor.index
    shipped = classifier_for(index.encoder)
    assert shipped is not None and len(shipped.articles) > 1000
    asked = "老板突然叫我滚蛋，干了五年一分没给"
    found = shipped.judge(index.embedded([asked]))
    assert len(found) == JUDGED
    best = list(found)[:10]
    assert ProvisionRef("中华人民共和国劳动合同法", "第八十七条") in best
    assert ProvisionRef("中华人民共和国劳动合同法", "第四十七条") in best


def test_every_article_the_shipped_classifier_names_is_held(advisor: Advisor) -> None:
    """An article renamed or taken out since is dead weight: `python -m evals.train` learns them anew."""
    shipped = classifier_for(SentenceEncoder("bundled").name)
    assert shipped is not None
    gone = [ref for ref in shipped.articles if not advisor.library.holds(ref)]
    assert not gone
