"""Places in workers' words. A wrong place is a wrong wage: in doubt a name does not count."""

from __future__ import annotations

import pytest

from advisor.sources import Library, Place


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("广州", Place("广州", "广东")),
        ("广州市", Place("广州", "广东")),
        ("番禺", Place("广州", "广东", "番禺")),
        ("顺德区", Place("佛山", "广东", "顺德")),
        ("广东省佛山市南海区", Place("佛山", "广东", "南海")),
        ("东莞虎门镇", Place("东莞", "广东", "虎门")),
        ("小榄", Place("中山", "广东", "小榄")),
        ("广东省", Place(None, "广东")),
        ("广西壮族自治区", Place(None, "广西")),
        ("吉林", Place(None, "吉林")),
        ("吉林市", Place("吉林", "吉林")),
        ("上海", Place("上海", "上海")),
        ("日照", Place("日照", "山东")),
        (" 深圳 ", Place("深圳", "广东")),
    ],
)
def test_a_name_given_as_a_place(library: Library, name: str, place: Place) -> None:
    assert library.places.city(name) == place


@pytest.mark.parametrize("name", ["", "火星", "广州上海", "鼓楼", "城区", "白云", "南山", "东莞市市"])
def test_a_name_that_stands_for_no_one_place(library: Library, name: str) -> None:
    assert library.places.city(name) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("我2022年进佛山一家厂，没发过高温补贴", ["佛山"]),
        ("我是湖南人，在东莞长安镇打工", ["湖南", "东莞长安镇"]),
        ("广东佛山南海区狮山镇的厂", ["广东佛山南海区狮山镇"]),
        ("先在惠州惠阳，后来去了深圳光明", ["惠州惠阳", "深圳光明"]),
        ("佛山的顺德", ["佛山的顺德"]),
        ("深圳宝安西乡的工厂，后来到中山市三角镇", ["深圳宝安西乡", "中山市三角镇"]),
        ("在江门新会区、珠海横琴和肇庆四会都做过", ["江门新会区", "珠海横琴", "肇庆四会"]),
        ("我在从化上班", ["从化"]),
        ("山东日照人", ["山东日照"]),
        ("东莞市场很大", ["东莞"]),
    ],
)
def test_places_in_running_text_with_their_words(library: Library, text: str, words: list[str]) -> None:
    assert [named for _, named in library.places.find_in(text)] == words


@pytest.mark.parametrize(
    "text",
    [
        "从化工厂离职",
        "日照时间长，三十八度",
        "这个东西安全吗",
        "中山大学毕业",
        "北京路一家店",
        "提高要求",
        "最新会议",
        "公司前台",
        "清新的空气",
        "人均安排",
        "三角债",
        "钱都花没了，工资花都花光",
        "白银市场",
        "城区的工地",
        "朝阳区的公司",
        "白云区的工厂",
    ],
)
def test_everyday_words_and_shared_names_are_no_places(library: Library, text: str) -> None:
    assert library.places.find_in(text) == ()


def test_an_ambiguous_district_counts_after_its_city(library: Library) -> None:
    assert library.places.find_in("在广州市白云区上班")[0][0] == Place("广州", "广东", "白云")
    assert library.places.find_in("在汕尾城区上班")[0][0] == Place("汕尾", "广东", "城区")


def test_every_city_of_guangdong_is_known(library: Library) -> None:
    cities = (
        "广州 深圳 珠海 汕头 佛山 韶关 湛江 肇庆 江门 茂名 惠州 "
        "梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮"
    )
    for name in cities.split():
        assert library.places.city(name) == Place(name, "广东")
        assert [place for place, _ in library.places.find_in(f"我在{name}上班")] == [Place(name, "广东")]


def test_everyday_words_that_may_be_towns_are_told_apart_by_the_caller(library: Library) -> None:
    found = library.places.doubtful_in("在南山上班，人和车", "广东")
    assert [(place.city, start, end) for place, start, end in found] == [("深圳", 1, 3), ("广州", 6, 8)]
    assert library.places.doubtful_in("在石湾上班", "广东") == (), "石湾 lies in 佛山 and 惠州"
