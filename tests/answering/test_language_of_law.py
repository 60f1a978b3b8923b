"""Free text may guide and comfort; it may not state law, promise, or turn a neighbour round."""

from __future__ import annotations

import pytest

from advisor.answering.language import bends_figure, promises, states_law, turns_round


@pytest.mark.parametrize(
    "text",
    [
        "公司应当付钱。",
        "公司必须在三天里付钱。",
        "公司不得扣钱。",
        "公司该给您补发。",
        "老板得给您付钱。",
        "单位要给您赔偿。",
        "公司不能不发。",
        "公司可以不发。",
        "老板不用付这笔钱。",
        "您有权要这笔钱。",
        "您可以拒绝加班。",
        "您可以要求公司补发。",
        "这样做是违法的。",
        "这是合法的。",
        "按照规定，这笔钱归您。",
        "这是公司的义务。",
        "《某某法》说得很清楚。",
        "看第十七条。",
        "法律要求公司付钱。",
        "按法律，这笔钱归您。",
        "劳动法站在您这边。",
        "仲裁会支持您。",
        "法院不会支持公司。",
        "这笔钱属于工资。",
        "这算工伤。",
        "由公司负责证明。",
        "过了时效就没了。",
        "公司要付双倍。",
    ],
)
def test_law_is_heard_whatever_its_words(text: str) -> None:
    assert states_law(text)


@pytest.mark.parametrize(
    "text",
    [
        "先把账算清楚。",
        "请您先留好工资条。",
        "您可以打电话问。",
        "您可以先找工会谈。",
        "去哪里：",
        "公司手里的：",
        "您自己能留的：",
        "下面是算法。",
        "不清楚的地方，请打电话问。",
        "您别着急，一步一步来。",
        "这里用的是今天的法律。",
        "您说公司没有发过。",
        "您不用急。",
        "把日期和钟点拍进去。",
    ],
)
def test_advice_to_a_worker_is_not_law(text: str) -> None:
    assert states_law(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "您一定能赢。",
        "这笔钱肯定能要回来。",
        "我们保证拿到。",
        "官司必胜。",
        "百分之百能赢。",
        "放心，钱会回来的。",
        "不会输的。",
    ],
)
def test_a_promise_is_heard(text: str) -> None:
    assert promises(text)


@pytest.mark.parametrize(
    "text", ["结果不能保证。", "没有人能保证结果。", "一定要留好证据。", "加付50%到100%。", "不一定支持。"]
)
def test_caution_is_no_promise(text: str) -> None:
    assert promises(text) is None


@pytest.mark.parametrize("text", ["下面这句话不对：", "以上不适用。", "不是：", "这些都别信。", "并没有："])
def test_words_that_deny_a_neighbour_are_heard(text: str) -> None:
    assert turns_round(text)


@pytest.mark.parametrize(
    "text", ["为什么问：", "带上：", "下面只是举例，不是您的结果：先告诉我城市。", "有一个相似的案例："]
)
def test_ordinary_leads_deny_nothing(text: str) -> None:
    assert turns_round(text) is None


@pytest.mark.parametrize(
    "text", ["您不可以要回900元", "大约900元", "不到900元", "不是900元", "您没资格拿900元"]
)
def test_a_figure_denied_or_blurred_is_heard(text: str) -> None:
    assert bends_figure(text)
