"""Features and their ranking: what vouches for a provision, and how much."""

from __future__ import annotations

from advisor.domain import Passage, ProvisionRef, Topic
from advisor.index.store import Near
from advisor.retrieval.features import FEATURES, features, topic_belief
from advisor.retrieval.legs import KEYWORD, Legs, Target
from advisor.retrieval.ranking import Weights, learned_weights, rank

A, B, C, D = (ProvisionRef("甲法", f"第{number}条") for number in "一二三四")
TEA = Topic("tea", "茶歇", (), (B, A, D), ())
EVEN = Weights(dict.fromkeys(FEATURES, 1.0), document=0.0)


def provision(ref: ProvisionRef, kind: str = "p", number: int = 1) -> Passage:
    identity = f"{kind}:{ref.instrument}:{ref.article}:{number}"
    return Passage(identity, "", "", "statute", ref.instrument, ref.instrument, (ref,), ref.article)


def topic(name: str = "tea", number: int = 1) -> Passage:
    return Passage(f"t:{name}:wording:{number}", "", "", "topic", name, name)


def statement(*refs: ProvisionRef) -> Passage:
    return Passage("s:tea:one", "", "", "topic", "tea", "茶歇", refs)


def question(number: int, *refs: ProvisionRef) -> Passage:
    return Passage(f"q:tea:{number}:1", "", "", "topic", "tea", "茶歇", refs)


def page(number: int) -> Passage:
    return Passage(f"d:paper:{number}", "", "", "document", "paper", "须知", page=number)


def near(passage: Passage, likeness: float) -> Near:
    return Near(passage, likeness, 0.9 - (1.0 - likeness) / 10)


def order(legs: Legs, *topics: Topic) -> list[Target]:
    return [ranked.target for ranked in rank(legs, {topic.id: topic for topic in topics}, EVEN)]


def test_what_both_searches_find_comes_before_what_one_finds_first() -> None:
    legs = Legs(
        keyword=[(provision(A), 9.0), (provision(B), 8.5)],
        dense=[near(provision(C), 0.9), near(provision(B), 0.88)],
    )
    assert order(legs)[0] == B


def test_an_article_named_comes_first_whatever_else_is_found_and_in_the_order_of_naming() -> None:
    legs = Legs(
        named=[provision(C), provision(B)],
        keyword=[(provision(A), 9.0)],
        dense=[near(provision(A), 0.95), near(provision(A, "w"), 0.95)],
    )
    assert order(legs) == [C, B, A]


def test_an_article_and_its_wording_are_one_target_shown_by_its_own_words() -> None:
    (found,) = rank(Legs(keyword=[(provision(A, "w"), 9.0), (provision(A), 8.0)]), {}, EVEN)
    assert found.target == A
    assert found.known.passage == provision(A)
    assert found.known.via == {"wording": None}
    assert found.known.legs == {KEYWORD: 9.0}


def test_a_believed_topic_brings_all_its_articles_in_its_order() -> None:
    assert order(Legs(dense=[near(topic(), 0.8)]), TEA) == [B, A, D]


def test_a_topic_recognised_is_believed_over_one_that_is_only_near() -> None:
    searched = [near(topic("near"), 0.85), near(topic("tea"), 0.8)]
    assert max(topic_belief(Legs(dense=searched)).items(), key=lambda item: item[1])[0] == "near"
    belief = topic_belief(Legs(matters=["tea"], dense=searched))
    assert belief["tea"] > belief["near"]
    assert abs(sum(belief.values()) - 1.0) < 1e-9


def test_a_statement_leads_to_the_articles_it_stands_on_the_first_most() -> None:
    assert order(Legs(dense=[near(statement(C, A), 0.8)])) == [C, A]


def test_a_worked_question_leads_to_all_its_articles_alike() -> None:
    table = features(Legs(dense=[near(question(1, C, A), 0.8)]), {})
    assert table[C].features["question"] == table[A].features["question"] == 1.0


def test_worked_questions_are_found_by_meaning_and_by_words() -> None:
    meant = near(question(1, A), 0.8)
    said = question(2, B)
    table = features(Legs(dense=[meant, near(said, 0.7)], keyword=[(said, 9.0)]), {})
    assert table[B].features["question"] > table[A].features["question"] > 0.0
    assert features(Legs(keyword=[(said, 9.0)]), {})[B].features["question"] == 1.0


def test_a_message_that_says_nothing_leaves_a_recognised_topic_in_its_order() -> None:
    noise = [Near(provision(D), 0.9, 0.86), Near(provision(A, "w"), 0.8, 0.85)]
    assert order(Legs(matters=["tea"], dense=noise), TEA) == [B, A, D]
    law = [Near(provision(D), 0.9, 0.93)]
    assert order(Legs(matters=["tea"], dense=law), TEA)[0] == D


def test_a_page_of_the_users_papers_is_one_target_and_weighs_by_hand() -> None:
    legs = Legs(keyword=[(provision(A), 9.0), (provision(A, "w"), 9.0), (page(1), 8.0), (page(1), 7.0)])
    assert order(legs) == [A, ("paper", 1)]
    by_hand = Weights(EVEN.features, document=1.0)
    assert [one.target for one in rank(legs, {}, by_hand)] == [("paper", 1), A]


def test_features_lie_between_nothing_and_one() -> None:
    legs = Legs(
        keyword=[(provision(A), 9.0), (topic(), 3.0)],
        dense=[near(provision(A), 0.9), near(provision(B, "w"), 0.2), near(statement(C), 0.5)],
    )
    for known in features(legs, {}).values():
        assert set(known.features) <= set(FEATURES)
        assert all(0.0 <= value <= 1.0 for value in known.features.values())


def test_nothing_found_ranks_nothing() -> None:
    assert rank(Legs(), {}, EVEN) == []


def test_the_learned_weights_name_the_features_there_are() -> None:
    assert set(learned_weights().features) == set(FEATURES)
