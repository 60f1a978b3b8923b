"""What is measured must not have been learnt: no held-out wording stands in the knowledge."""

from __future__ import annotations

from collections import Counter
from importlib import import_module

from advisor.sources import Library
from evals.nearness import COMMON, held_out, too_near, wordings
from evals.runner import SUITES

STORY = "公司上个月把我从白班调去夜班，每个月少发八百块，我不签字就说是自己走人"


def test_no_wording_of_the_knowledge_is_near_a_held_out_case(library: Library) -> None:
    near = too_near(wordings(library), held_out())
    # Our own wording and the id: whoever mends it must not read the case.
    assert [f"{one.where}: {one.wording} ({one.case}, {one.share:.2f})" for one in near] == []


def test_a_case_put_in_among_the_wordings_is_found_also_when_cut_and_turned() -> None:
    cut = STORY[: len(STORY) * 4 // 5].replace("，", " ")
    others = ["公司上个月没发工资", "我不签字可以吗", "夜班有没有补贴，白班调去夜班要不要商量，工资会不会少"]
    ours = [STORY, f"{STORY}。这样合法吗，我该怎么办？", cut, *others]
    near = too_near([("here", text) for text in ours], {"routing r-2": STORY})
    assert {one.wording for one in near} == {*ours[:3]}
    assert {one.case for one in near} == {"routing r-2"}


def test_what_everybody_says_makes_nothing_near() -> None:
    phrase = "老板说没有这个规定不给就是不给"
    ours = [("here", f"{phrase}，第{'一二三四五六七八九十'[n % 10]}种{n}") for n in range(COMMON + 1)]
    assert too_near(ours, {"facts f-2": phrase}) == []


def test_every_dataset_with_a_held_out_half_is_looked_at() -> None:
    found = Counter(name.split()[0] for name in held_out())
    halved = {name for name, run in SUITES.items() if hasattr(import_module(run.__module__), "half")}
    # Cases of abstention tell their half themselves; those of drafts are of rewordings, judge's of answers.
    assert set(found) == (halved | {"abstention"}) - {"drafts", "judge"}
    assert min(found.values()) >= 50
