"""What was given for the heat: money that counts, drinks that do not."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from advisor.dialogue.facts.months import ask_year, month_key, months_of
from advisor.dialogue.facts.numbers import Money, money_in
from advisor.dialogue.facts.scene import Found, Scene, is_supposed, word
from advisor.dialogue.reading import Clause
from advisor.domain import Certainty, Fact

_ASKING = re.compile(
    r"有没有(?:高温|防暑)|(?:要不要|该不该|会不会|是不是|能不能)(?:要)?(?:发|给|有)|(?:有|发|给)[^，。]{0,8}(?:吗|不)$"
)
_CONSEQUENCE = re.compile(
    r"后果|处罚|怎么罚|罚多少|罚款|被罚|风险|会怎么?样|什么责任|(?:可以|能|可)不[发给付](?:吗|么|不)?|不[发给付](?:行|可以|要紧)"
)
_CONSEQUENCE_NEXT = re.compile(
    r"(?:那|会|要)*(?:有|承担|面临)?(?:什么|啥|哪些|怎样的?|多大)?(?:后果|处罚|责任|风险|罚)|会怎么?样|怎么罚"
)
_PERIOD = re.compile(r"以前|之前|前几年|从前|头几年")
_LATER = re.compile(r"只|才|后来|今年|去年|总共|一共|就发|仅|唯一")
_PAYING = re.compile(
    r"发|给|付|见|拿|领|收|一(?:分|毛|块)|享受|没有过|没有这|(?:从来?|一直|根本|压根|都|也)没有?$"
)
_OTHER_DENIAL = re.compile(r"没有?(?:空调|合同|社保|时间|办法|用|说|发现|发生|离职|人)|这个福利|发票|发烧")
_ALWAYS = re.compile(r"从|一直|一分|一毛|过|至今|到现在|根本|压根")
_WHOLE_TIME = re.compile(r"从|一直|至今|到现在|根本|压根|进厂|入职|以来|开始")
"""今年没发 or 去年一分没发 leaves other years open; 进厂以来, 从没 do not."""
_OTHER_TIMES = re.compile(r"(?:其他|其它|别的|其余|剩下|另外)(?:的|几)*(?:年|时间|时候|月)")
_WHOLE_SEASON = re.compile(
    r"(?:6|六)月?份?(?:到|至|-|~|—)(?:10|十)月份?(?:底|末)?(?:的|这)*(?:5|五)?(?:个月)?|(?:5|五)个月"
)
"""The five months in which the allowance is due in Guangdong: paid in each of them is paid every month."""
_SOMETHING = re.compile(
    r"(?<!没)(?<!没有)(?<!不)(?:开始|才|有|都|已经|每月|每年|就|只|也)(?:发|给)(?:过|了)?[^，。没不吗]{0,6}(?:高温|降温费)"
    r"|^(?!.*(?:隔壁|别人|别的|同事|没|不|听说|应))[^，。]*(?:发|给)(?:了|过)[^，。]{0,4}(?:高温(?:津|补|费)|降温费)"
)
"""今年开始发高温补贴: something was paid, how much is not told."""
_EVERY_YEAR = re.compile(r"每年|年年|历年|每个?夏天")
_SOME_MONTHS = re.compile(r"\d月|[一二三四五六七八九十两几]个月(?<!一个月)")
"""每年只发6、7、8三个月: paid monthly, but not every month."""
_EACH = re.compile(r"各|每|都|分别")
_INSTEAD = re.compile(r"代替|抵|充当|当作?|顶替|就算|不发钱|没(?:有)?(?:发)?钱")
_GIVEN = re.compile(r"(?:发|给|补|领|拿)(?:了|过|到)?|一共|总共|合计|每个?月|一个?月|才|只有?")
_WORTH = re.compile(r"(?:折合|折算|价值|大概值|大约值|值|相当于|等于)[^，。\d]{0,4}$|(?:折合|价值|值)")


def allowance(scene: Scene) -> Found:
    """`paid` (yuan in all, or month → yuan), `drinks_value`, `drinks` (they stood for the money)."""
    found = Found()
    _drinks(scene, found)
    _money(scene, found)
    if {"paid", "paid_monthly"} & set(found.facts):
        found.drop("paid_unclear")
    return found


def _money(scene: Scene, found: Found) -> None:
    never = _never_paid(scene)
    amounts = _amounts(scene, found)
    if amounts and never and not _reconciled(amounts, never):
        _unclear(scene, found, [clause for clause, _ in amounts] + never)
        found.note("您的话里又有没发过、又有发过钱，请告诉我：高温补贴一共发过多少元？")
    elif amounts:
        _paid_amounts(scene, found, amounts)
    elif never and any(_SOMETHING.search(clause.text) and clause not in never for clause in scene.clauses):
        _unclear(scene, found, never)
        found.note("您说高温补贴有时发过，请告诉我一共发过多少元，或者哪几个月发了、每月多少。")
    elif never:
        _paid_nothing(scene, found, never)


def _unclear(scene: Scene, found: Found, clauses: list[Clause]) -> None:
    """Something was paid, and how much is open: no sum may be given until it is told."""
    found.drop("paid", "paid_monthly")
    found.add(Fact("paid_unclear", True, scene.words(clauses)))


# --- nothing ---


def _never_paid(scene: Scene) -> list[Clause]:
    return [
        clause
        for index, clause in enumerate(scene.clauses)
        if word("never_paid").search(clause.text)
        and not is_supposed(clause)
        and not _weighs_not_paying(scene, index)
        and not _ASKING.search(clause.text)
        and _about_heat_pay(scene, index)
    ]


def _weighs_not_paying(scene: Scene, index: int) -> bool:
    """不发有什么后果, or any 不发 of who asks for a company: a thing weighed, not a thing told."""
    text = scene.clauses[index].text
    after = scene.clauses[index + 1].text if index + 1 < len(scene.clauses) else ""
    if _CONSEQUENCE.search(text) or _CONSEQUENCE_NEXT.match(after):
        return True
    return scene.for_employer and not re.search(r"没(?:有)?[发给]过|从没|从来|一直没", text)


def _about_heat_pay(scene: Scene, index: int) -> bool:
    """没发过 concerns what its own clause names, else the clauses beside it, else the matter at hand."""
    clause = scene.clauses[index]
    text = _without_named_post(clause.text)
    if word("heat_pay").search(text):
        return _object_is_heat(text)
    if word("pay_other").search(text) or word("drinks").search(text) or not _verb_of_paying(text):
        return False
    beside = [c for c in scene.clauses[max(0, index - 1) : index + 2] if c is not clause]
    if any(word("heat_pay").search(_without_named_post(c.text)) for c in beside):
        return True
    if any(word("pay_other").search(c.text) for c in beside):
        return False
    return scene.heat_matter and ("paid" not in scene.known or len(scene.clauses) <= 3)


def _without_named_post(text: str) -> str:
    """高温天气, 高温岗位 name the weather and the post, not the money."""
    return re.sub(r"高温(?:天气?|岗位|作业|车间|环境|季节|时段|假|下|的时候|多|期间)", "", text)


def _object_is_heat(text: str) -> bool:
    """没签合同，… 高温: the denial must stand next to the heat money and not in front of something else."""
    denial = word("never_paid").search(text)
    heat = word("heat_pay").search(text)
    if denial is None or heat is None:
        return False
    between = (
        text[denial.end() : heat.start()]
        if denial.end() <= heat.start()
        else text[heat.end() : denial.start()]
    )
    return not re.search(r"合同|社保|空调|降温|加班|说|知道|听", between)


def _verb_of_paying(text: str) -> bool:
    return _PAYING.search(text) is not None and _OTHER_DENIAL.search(text) is None


def _paid_nothing(scene: Scene, found: Found, never: list[Clause]) -> None:
    stated = any(_ALWAYS.search(clause.text) for clause in never)
    whole = any(_WHOLE_TIME.search(clause.text) for clause in never)
    if not whole and any(_limits(scene, clause) for clause in never):
        # 今年没发 leaves the years before open.
        _unclear(scene, found, never)
        found.note("您说的是那段时间没发高温补贴，请告诉我其他年份发过没有、一共发了多少。")
        return
    found.add(Fact("paid", Decimal(0), scene.words(never), "stated" if stated else "inferred"))


def _limits(scene: Scene, clause: Clause) -> bool:
    """Whether a denial holds for the time named in it alone; a day of joining or leaving is no limit."""
    if word("leave").search(clause.text) or word("join").search(clause.text):
        return False
    return any(mention.year or mention.month or mention.months for mention in scene.dates_in(clause))


# --- something ---


def _amounts(scene: Scene, found: Found) -> list[tuple[Clause, Money]]:
    out = []
    for index, clause in enumerate(scene.clauses):
        text = clause.text
        # 发三个月高温补贴，每个月150: verb and doubt may stand in the clause that names the allowance.
        told = text if _names_itself(text) or index == 0 else scene.clauses[index - 1].text + text
        doubted = text if word("paid_words").search(text) else told
        if is_supposed(clause) or word("paid_doubt").search(doubted) or not word("paid_words").search(told):
            continue
        if word("drinks").search(text) or not _names_heat_pay(scene, index):
            continue
        money = [
            m
            for m in money_in(text, _GIVEN)
            if not re.search(
                r"(?:工资|底薪|月薪)(?![里条单中])|欠|罚|扣", text[max(0, m.start - 6) : m.start]
            )
        ]
        if len(money) == 1 and money[0].amount and not _denied(text, money[0]):
            if money[0].vague:
                _unclear(scene, found, [clause])
                found.note("您说的高温补贴发了多少不是准数，请查一下工资条，告诉我具体金额。")
            else:
                out.append((clause, money[0]))
    return out


def _denied(text: str, money: Money) -> bool:
    """没发过300, 一元都没给: the amount is what was not paid."""
    return re.search(r"没(?!钱)|不(?:发|给)", text[: money.start]) is not None or (
        re.search(r"(?:都|也)(?:没|不|未)", text[money.end :]) is not None
    )


def _names_itself(text: str) -> bool:
    return word("heat_pay").search(_without_named_post(text)) is not None


def _names_heat_pay(scene: Scene, index: int) -> bool:
    if _names_itself(scene.clauses[index].text):
        return True
    if word("pay_other").search(scene.clauses[index].text) or index == 0:
        return False
    before = scene.clauses[index - 1]
    return bool(word("heat_pay").search(_without_named_post(before.text))) and before.sentence in (
        scene.clauses[index].sentence,
        scene.clauses[index].sentence - 1,
    )


def _reconciled(amounts: list[tuple[Clause, Money]], never: list[Clause]) -> bool:
    """以前没发，今年发了300 and 没发过，只给过300 are one story."""
    return any(_LATER.search(clause.text) for clause, _ in amounts) or any(
        _PERIOD.search(c.text) or _OTHER_TIMES.search(c.text) for c in never
    )


def _paid_amounts(scene: Scene, found: Found, amounts: list[tuple[Clause, Money]]) -> None:
    words = scene.words(clause for clause, _ in amounts)
    by_month: dict[str, Decimal] = {}
    total = Decimal(0)
    certainty: Certainty = "stated"
    for clause, money in amounts:
        months = months_of(scene, clause)
        told = _with_clause_before(scene, clause)
        every_year = _EVERY_YEAR.search(told) is not None
        if not every_year and not months and ask_year(scene, clause, found):
            _unclear(scene, found, [clause])
            return
        one_year = [] if months or every_year else _season_of_one_year(scene, clause)
        if one_year and word("monthly").search(told):
            if not _only_then(scene, one_year[0][:4]):
                _unclear(scene, found, [clause])
                found.note(
                    f"您说{one_year[0][:4]}年每月发{money.amount:f}元，请告诉我其他年份发过没有、每月多少。"
                )
                return
            by_month |= dict.fromkeys(one_year, money.amount)
            continue
        if months and not every_year and (len(months) == 1 or _EACH.search(clause.text)):
            by_month |= {month: money.amount for month, _ in months}
            certainty = certainty if all(sure for _, sure in months) else "inferred"
        elif every_year or word("monthly").search(told):
            season = _WHOLE_SEASON.search(told) and word("monthly").search(told)
            if _SOME_MONTHS.search(_WHOLE_SEASON.sub("", told) if season else told):
                _unclear(scene, found, [clause])
                found.note(f"您说每月发{money.amount:f}元高温补贴，请告诉我是从哪年哪月发到哪年哪月。")
                return
            found.drop("paid", "paid_unclear")
            found.add(Fact("paid_monthly", money.amount, scene.words([clause])))
            found.note(
                f"您说每月发{money.amount:f}元高温补贴，先按每个月都发了算；"
                "不是每个月都有的，请告诉我是哪几个月。"
            )
            return
        else:
            total += money.amount
    if by_month and total:
        _unclear(scene, found, [clause for clause, _ in amounts])
        found.note("高温补贴请按月说清楚发了多少，比如：2024年7月发了300元，8月没发。")
        return
    value: Any = by_month or total
    found.add(Fact("paid", value, words, certainty))


def _season_of_one_year(scene: Scene, clause: Clause) -> list[str]:
    """2025年每月300: the months of the season of that year that lie in the employment and are begun."""
    index = scene.clauses.index(clause)
    near = [clause] if _names_itself(clause.text) or index == 0 else [scene.clauses[index - 1], clause]
    mentions = [mention for one in near for mention in scene.dates_in(one)]
    if len(mentions) != 1 or mentions[0].precision != "vague" or not mentions[0].year:
        return []
    start, left = scene.known.get("join") or scene.known.get("start"), scene.known.get("employment_end")
    first = month_key(start.year, start.month) if isinstance(start, date) else ""
    last = min(scene.as_of, left) if isinstance(left, date) else scene.as_of
    season = (month_key(mentions[0].year, month) for month in range(scene.season[0], scene.season[1] + 1))
    return [month for month in season if first <= month <= month_key(last.year, last.month)]


def _only_then(scene: Scene, year: str) -> bool:
    """Whether the other years are known to have brought nothing, or there were none."""
    if any(_OTHER_TIMES.search(clause.text) for clause in _never_paid(scene)):
        return True
    if any(re.search(r"只有|仅有|就只|唯独|只在", c.text) and year in c.text for c in scene.clauses):
        return True
    start, left = scene.known.get("join") or scene.known.get("start"), scene.known.get("employment_end")
    last = left if isinstance(left, date) else scene.as_of
    return isinstance(start, date) and start.year == last.year == int(year)


def _with_clause_before(scene: Scene, clause: Clause) -> str:
    index = scene.clauses.index(clause)
    names = _names_itself(clause.text) or index == 0
    return clause.text if names else scene.clauses[index - 1].text + clause.text


# --- drinks ---


def _drinks(scene: Scene, found: Found) -> None:
    for index, clause in enumerate(scene.clauses):
        text = clause.text
        if not word("drinks").search(text) or is_supposed(clause) or word("drinks_denied").search(text):
            continue
        if word("drinks_given").search(text) and "drinks_value" not in found.facts:
            found.add(Fact("drinks_value", _worth(scene, index), scene.words([clause])))
        if word("drinks_given").search(text) and any(
            _INSTEAD.search(near.text) for near in scene.clauses[index : index + 2]
        ):
            said = word("said_by_boss").search(text) is not None
            found.add(Fact("drinks", True, scene.words([clause]), "disputed" if said else "stated"))
        stood_in = next((c for c in scene.clauses[index : index + 2] if _stands_in(scene, c)), None)
        if stood_in is not None:
            found.add(Fact("paid", Decimal(0), scene.words([clause, stood_in]), "inferred"))


def _stands_in(scene: Scene, clause: Clause) -> bool:
    """凉茶代替高温补贴: then no money was given."""
    return _INSTEAD.search(clause.text) is not None and (
        word("heat_pay").search(clause.text) is not None or (scene.heat_matter and "不发钱" in clause.text)
    )


def _worth(scene: Scene, index: int) -> Decimal:
    """The value the worker or the boss put on the drinks; 0 when nobody did (they never count as money)."""
    for clause in scene.clauses[index : index + 2]:
        if _WORTH.search(clause.text):
            for money in money_in(clause.text):
                return money.amount
    return Decimal(0)
