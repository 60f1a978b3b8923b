"""When what was found is good enough to answer from."""

from __future__ import annotations

from advisor.domain import Passage
from advisor.index.store import Near
from advisor.retrieval.confidence import FAR, good, signals
from advisor.retrieval.legs import Legs


def found(*cosines: tuple[str, float]) -> Legs:
    """Passages of these ids (the first letter is the route) at these cosines."""
    return Legs(
        dense=[
            Near(Passage(identity, "", "", "topic", identity, identity), 0.5, cosine)
            for identity, cosine in cosines
        ]
    )


def test_nothing_found_is_no_ground() -> None:
    assert not good(Legs())


def test_a_near_passage_and_a_close_topic_are() -> None:
    assert good(found(("w:law:1", 0.94), ("t:wages:1", 0.93)))


def test_what_lies_as_near_as_a_recipe_is_not() -> None:
    assert not good(found(("w:law:1", 0.88), ("t:wages:1", 0.87)))


def test_a_user_paper_or_a_wording_may_be_near_where_no_topic_is() -> None:
    assert good(found(("d:paper:1", 0.95)))
    assert signals(found(("d:paper:1", 0.95))) == (0.95, FAR)
