"""A sentence of law may be put in other words; what it says may not change."""

from __future__ import annotations

from collections import Counter
from importlib import resources

import pytest
import yaml

from advisor.answering.rewording import reason_to_refuse
from advisor.domain import Claim, Modality, ProvisionRef

SOURCE = ProvisionRef("试验工钱法", "第三条")


def claim(text: str, modality: Modality = "is", binds: tuple[str, ...] = ("employer",)) -> Claim:
    return Claim("one", text, (SOURCE,), binds=binds, modality=modality)


PAY = claim("用人单位安排劳动者在休息日上班又不能补休的，应当付不低于工资百分之二百的加班费。", "must")
LEAVE = claim(
    "劳动者提前三十日书面通知用人单位，可以解除劳动合同，试用期内提前三日通知。", "may", ("worker",)
)
FINE = claim("公司不得以违纪为由克扣工资，也不得无故拖欠，法律另有规定的除外。", "must_not")
RECOGNISE = claim(
    "从受伤那天起，公司应当在30日内申请工伤认定；公司不报的，您要在1年内自己去申请。",
    "must",
    ("employer", "worker"),
)
STEPS = claim("缴费满五年的领十个月，满十年的领二十个月。")
EITHER = claim("延期发工资，应当有工会或者员工本人的书面同意。", "must")
GRADES = claim("五项都要人护理的是一级，四项是二级，三项是三级，一到两项是四级。")
PLACE = claim("在广东，满一年的职工可以休假。", "may", ("worker",))
BOSS = claim("公司说“自愿不交社保”，但社保必须交，签了也无效。", "must")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (PAY.text, PAY),
        ("老板安排您在休息日上班，又不能补休的，应当付您不低于工资百分之二百的加班费。", PAY),
        ("公司安排您休息日上班又不能补休的，必须付加班工资，不低于工资百分之二百。", PAY),
        ("您提前三十日书面通知公司，就可以解除合同；试用期内提前三日通知。", LEAVE),
        ("公司不能以违纪为由克扣您的工资，也不能无故拖欠，法律另有规定的除外。", FINE),
        ("公司应当在受伤那天起30日内申请工伤认定；公司不报的，您自己要在1年内去申请。", RECOGNISE),
        ("缴费满五年的，领十个月；满十年的，领二十个月。", STEPS),
        ("在广东，您满一年的，可以休假。", PLACE),
        ("都要人护理的，五项的是一级，四项的是二级，三项的是三级，一到两项的是四级。", GRADES),
        ("公司说“自愿不交社保”，但社保是必须交的，签了也无效。", BOSS),
    ],
)
def test_other_words_for_the_same_stand(text: str, held: Claim) -> None:
    assert reason_to_refuse(text, held) is None


@pytest.mark.parametrize(
    ("text", "held"),
    [
        pytest.param(PAY.text.replace("应当", "可以"), PAY, id="a duty becomes a choice"),
        pytest.param(PAY.text.replace("应当", "不用"), PAY, id="a duty is denied"),
        pytest.param(LEAVE.text.replace("可以", "应当"), LEAVE, id="a right becomes a duty"),
        pytest.param(FINE.text.replace("不得", "可以", 1), FINE, id="what is forbidden is allowed"),
        pytest.param(PAY.text.replace("不能补休", "能补休"), PAY, id="a condition is turned round"),
        pytest.param(PAY.text.replace("又不能补休的", "的"), PAY, id="a condition is dropped"),
        pytest.param("公司不得以违纪为由克扣工资，也不得无故拖欠。", FINE, id="an exception is dropped"),
        pytest.param(FINE.text.replace("无故", ""), FINE, id="a qualification is dropped"),
        pytest.param(PAY.text.replace("二百", "三百"), PAY, id="a figure is altered"),
        pytest.param(PAY.text.replace("不低于", "不高于"), PAY, id="a bound is turned round"),
        pytest.param(LEAVE.text.replace("三十日", "三十日后"), LEAVE, id="a time is turned round"),
        pytest.param(
            STEPS.text.replace("二十", "一").replace("十个月", "二十个月"), STEPS, id="a figure is lost"
        ),
        pytest.param("缴费满五年的领二十个月，满十年的领十个月。", STEPS, id="figures change places"),
        pytest.param(GRADES.text.replace("一级", "二级"), GRADES, id="a first grade is made a second"),
        pytest.param(GRADES.text.replace("三级", "四级"), GRADES, id="a figure is put in another's place"),
        pytest.param(GRADES.text.replace("一到", "二到"), GRADES, id="a range begins elsewhere"),
        pytest.param(
            "从受伤那天起，您应当在30日内申请工伤认定；您不报的，公司要在1年内自己去申请。",
            RECOGNISE,
            id="parties change places",
        ),
        pytest.param(
            "从受伤那天起，公司应当在1年内申请工伤认定；公司不报的，您要在30日内自己去申请。",
            RECOGNISE,
            id="figures change sentences",
        ),
        pytest.param(
            "劳动者安排用人单位在休息日上班又不能补休的，应当付不低于工资百分之二百的加班费。",
            PAY,
            id="who arranges and who works change places",
        ),
        pytest.param(EITHER.text.replace("或者", "和"), EITHER, id="or becomes and"),
        pytest.param(EITHER.text.replace("员工本人", "法院"), EITHER, id="a party becomes another"),
        pytest.param(PLACE.text.replace("在广东，", ""), PLACE, id="a place is dropped"),
        pytest.param(PLACE.text.replace("广东", "全国"), PLACE, id="a place is widened"),
        pytest.param(PLACE.text.replace("满一年的职工", "所有职工"), PLACE, id="a group is widened"),
        pytest.param(LEAVE.text.replace("，可以", "，按第三十七条可以"), LEAVE, id="an article is added"),
        pytest.param(LEAVE.text[:-1] + "，还能拿到补偿。", LEAVE, id="a right is added"),
        pytest.param(PAY.text[:-1] + "，您一定能拿到。", PAY, id="a promise is added"),
        pytest.param("这样说不对：" + FINE.text, FINE, id="the whole is denied"),
        pytest.param(PAY.text[:-1] + "吗？", PAY, id="it is asked, not said"),
        pytest.param(BOSS.text.replace("公司说", "法院说"), BOSS, id="the boss's words in another mouth"),
        pytest.param(BOSS.text.replace("自愿不交", "不用交"), BOSS, id="the boss's words altered"),
        pytest.param(
            "劳 动 者 不得克扣 公 司 工资，也不得无故拖欠，以违纪为由，法律另有规定的除外。",
            FINE,
            id="spaces hide",
        ),
        pytest.param("", PAY, id="nothing"),
        pytest.param(PAY.text * 3, PAY, id="three times over"),
    ],
)
def test_what_says_more_or_less_or_other_is_refused(text: str, held: Claim) -> None:
    assert reason_to_refuse(text, held)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (PAY.text.replace("百分之二百", "百分之三百"), "百分之三百"),
        (PAY.text.replace("应当", "可以"), "可以"),
        (PAY.text.replace("又不能补休的", "的"), "又不能补休的"),
    ],
)
def test_the_reason_names_what_was_changed(text: str, word: str) -> None:
    assert word in (reason_to_refuse(text, PAY) or "")


@pytest.mark.parametrize("text", ["。", "、、、", "\u200b", "第条", "𠮶", "1" * 500, "不不不", "（" * 50])
def test_nothing_a_model_may_write_raises(text: str) -> None:
    assert reason_to_refuse(text, PAY)
    assert reason_to_refuse(PAY.text, claim(text))


def test_a_word_means_one_thing_in_the_lists() -> None:
    path = resources.files("advisor.answering").joinpath("lists", "rewording.yaml")
    lists = yaml.safe_load(path.read_text(encoding="utf-8"))
    grouped = Counter(word for group in lists["same"] for word in group)
    assert not [word for word, times in grouped.items() if times > 1]
    apart = [
        word for kind in ("parties", "modals", "bounds") for words in lists[kind].values() for word in words
    ]
    apart += [
        word
        for kind in ("negations", "either", "both", "except", "only", "everything")
        for word in lists[kind]
    ]
    assert not [word for word, times in Counter(apart).items() if times > 1]
