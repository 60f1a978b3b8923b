"""How citations and quotations are found in running text."""

from __future__ import annotations

import time

import pytest

from advisor.citations import Mention, parse
from advisor.citations.articles import read_articles
from advisor.citations.names import Names

LAW, CONTRACT = "劳动法", "劳动合同法"


def read(text: str, names: Names) -> tuple[Mention, ...]:
    mentions = parse(text, names).mentions
    for mention in mentions:
        assert text[slice(*mention.span)] == mention.text
        for quotation in mention.quotations:
            assert text[slice(*quotation.span)] == quotation.text
    return mentions


def cited(text: str, names: Names) -> list[tuple[str, str | None]]:
    return [(mention.name, mention.article) for mention in read(text, names)]


@pytest.mark.parametrize(
    ("text", "name", "article", "paragraph", "item"),
    [
        (
            "《中华人民共和国劳动合同法》第八十二条第一款第（二）项",
            "中华人民共和国劳动合同法",
            "第八十二条",
            1,
            2,
        ),
        ("《劳动合同法》第82条", CONTRACT, "第八十二条", None, None),
        ("《劳动合同法》第８２条第1款", CONTRACT, "第八十二条", 1, None),
        ("《劳动合同法》82条", CONTRACT, "第八十二条", None, None),
        ("《劳动合同法》八十二条", CONTRACT, "第八十二条", None, None),
        ("触犯刑法第276条之一", "刑法", "第二百七十六条之一", None, None),
        ("刑法276条之一", "刑法", "第二百七十六条之一", None, None),
        ("劳动合同法第八十二条", CONTRACT, "第八十二条", None, None),
        ("《劳动合同法》的第 八十二 条", CONTRACT, "第八十二条", None, None),
        ("《劳动合同法第82条》", CONTRACT, "第八十二条", None, None),
        ("《劳动合同法》（第八十二条）", CONTRACT, "第八十二条", None, None),
        ("《劳动合同法》（主席令第七十三号）第八十二条", CONTRACT, "第八十二条", None, None),
        ("《劳动合同法》（中华人民共和国主席令第65号）第八十二条", CONTRACT, "第八十二条", None, None),
        ("《劳动合同法》第\n八十二条", CONTRACT, "第八十二条", None, None),
        ("《刑法》第二百七十六条之一", "刑法", "第二百七十六条之一", None, None),
        ("<<劳动法>>第三条", LAW, "第三条", None, None),
        ("〈劳动法〉第三条", LAW, "第三条", None, None),
        ('"劳动法"第三条', LAW, "第三条", None, None),
        ("“劳动法”第三条", LAW, "第三条", None, None),
        (
            "《国务院关于修改〈节日办法〉的决定》第二条",
            "国务院关于修改〈节日办法〉的决定",
            "第二条",
            None,
            None,
        ),
        (
            "《对《工资支付暂行规定》有关问题的补充规定》第三项",
            "对《工资支付暂行规定》有关问题的补充规定",
            "第三项",
            None,
            None,
        ),
        ("安监总安健〔2012〕89号第十七条", "防暑降温措施管理办法", "第十七条", None, None),
        ("安监总安健[2012]89号第17条", "防暑降温措施管理办法", "第十七条", None, None),
        ("根据粤高法〔2012〕284号第12条", "广东省座谈会纪要", "第十二条", None, None),
        ("粤高法〔2012〕284号第十二项", "广东省座谈会纪要", "第十二项", None, None),
    ],
)
def test_one_citation(
    text: str, name: str, article: str, paragraph: int | None, item: int | None, names: Names
) -> None:
    (mention,) = read(text, names)
    assert (mention.name, mention.article, mention.paragraph, mention.item) == (
        name,
        article,
        paragraph,
        item,
    )


@pytest.mark.parametrize(
    ("words", "articles"),
    [
        ("第三条、第五条和第七条至第九条", ["第三条", "第五条", "第七条", "第八条", "第九条"]),
        ("第三、五条", ["第三条", "第五条"]),
        ("第四十七条、四十八条", ["第四十七条", "第四十八条"]),
        ("第3-5条", ["第三条", "第四条", "第五条"]),
        ("第四十五条第一款第一项、第五十六条", ["第四十五条", "第五十六条"]),
        ("第一条至第九十八条", ["第一条", "第九十八条"]),
        ("第九条至第七条", ["第九条", "第七条"]),
        ("第零条", ["第零条"]),
        ("条", []),
    ],
)
def test_lists_and_ranges(words: str, articles: list[str]) -> None:
    found, end = read_articles(words, 0)
    assert [one.article for one in found] == articles
    assert end == (len(words) if articles else 0)


def test_one_numeral_before_articles_counts_them(names: Names) -> None:
    assert cited("违反了《劳动法》三条规定", names) == [(LAW, None)]


def test_a_list_belongs_to_the_name_before_it(names: Names) -> None:
    assert cited("「《劳动法》第三条、第五条和第七条至第八条」", names) == [
        (LAW, "第三条"), (LAW, "第五条"), (LAW, "第七条"), (LAW, "第八条")
    ]  # fmt: skip


def test_references_back_go_to_the_last_instrument_of_that_kind(names: Names) -> None:
    text = "《劳动合同法》第十条，同法第十四条。《工资支付暂行规定》第九条，该规定第十三条，"
    text += "该法第三十条，该条第二款"
    assert cited(text, names) == [
        (CONTRACT, "第十条"),
        (CONTRACT, "第十四条"),
        ("工资支付暂行规定", "第九条"),
        ("工资支付暂行规定", "第十三条"),
        (CONTRACT, "第三十条"),
        (CONTRACT, "第三十条"),
    ]


def test_an_article_alone_belongs_to_the_instrument_named_in_its_paragraph(names: Names) -> None:
    assert cited("《劳动法》第三条写明了。第四十一条又说。\n第五条规定", names) == [
        (LAW, "第三条"),
        (LAW, "第四十一条"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "《劳动法》，双方劳动合同第八条约定了工资",
        "《劳动法》有规定，而员工手册第八条写明",
        "《劳动法》，本合同第三条",
        "《劳动法》，某某市优待条例第三条",
    ],
)
def test_a_contract_or_another_rule_is_not_taken_for_the_law_named_before(text: str, names: Names) -> None:
    assert cited(text, names) == [(LAW, None)]


def test_names_without_brackets_count_only_when_known(names: Names) -> None:
    assert cited("某某法第三条，劳动合同法律关系，劳动法学第八讲，请劳动法律师", names) == []
    assert cited("广东省工资支付条例第三条和东莞市工资支付条例第三条", names) == [
        ("广东省工资支付条例", "第三条")
    ]
    assert cited("公司违反劳动合同法，应当赔偿", names) == [(CONTRACT, None)]
    assert cited("劳动合同法规定要签合同（第十条），而劳动法规很多", names) == [
        (CONTRACT, None),
        (CONTRACT, "第十条"),
    ]


def test_an_alias_stands_for_its_instrument(names: Names) -> None:
    text = "《广东省工资支付条例》（以下简称《条例》）第三条。按《条例》第九条"
    assert cited(text, names) == [("广东省工资支付条例", "第三条"), ("广东省工资支付条例", "第九条")]


@pytest.mark.parametrize(
    "text",
    [
        "《劳动法》（2018修正）第三条",
        "《劳动法（2018年修正）》第三条",
        "《劳动法》(2018年12月29日修正)第三条",
    ],
)
def test_a_version_in_brackets(text: str, names: Names) -> None:
    (mention,) = read(text, names)
    assert mention.year == 2018 and mention.article == "第三条"


def test_a_document_number_after_a_title_is_part_of_the_citation(names: Names) -> None:
    (mention,) = read("《关于某事的意见》（劳部发〔1995〕309号）第53条", names)
    assert (mention.number, mention.article) == ("劳部发〔1995〕309号", "第五十三条")


def test_what_is_no_citation(names: Names) -> None:
    text = "（2023）粤01民终1234号判决；《离职证明》；《工会杂志》；1 < 2 且 3 > 2；第一，要讲清楚"
    assert cited(text, names) == []


class TestQuotations:
    BODY = "甲应当在乙提出之后丙日之内作出答复"

    @pytest.mark.parametrize(
        "text",
        [
            "《劳动法》第三条规定：“{}。”",
            '《劳动法》第三条规定："{}。"',
            "《劳动法》第三条明确「{}」",
            "《劳动法》第三条：『{}。』",
            '《劳动法》第三条规定：“{}。"后面还有“别的”',
            "《劳动法》第三条规定：\n“{}。”",
            "《劳动法》第三条规定：\n\n　　“{}。”",
            "“{}。”（《劳动法》第三条）",
            "“{}”，这是《劳动法》第三条的规定",
            "“{}。”——《劳动法》第三条",
        ],
    )
    def test_belongs_to_the_citation_beside_it(self, text: str, names: Names) -> None:
        mentions = read(text.format(self.BODY), names)
        assert [(m.article, [q.text.rstrip("。") for q in m.quotations]) for m in mentions] == [
            ("第三条", [self.BODY])
        ]
        assert mentions[0].quotations[0].tie == "direct"

    def test_each_goes_to_its_own_article(self, names: Names) -> None:
        text = "《劳动法》第三条规定：“甲乙丙丁。”第五条规定：“戊己庚辛。”第二款规定：“子丑寅卯。”"
        assert [(m.article, m.paragraph, [q.text for q in m.quotations]) for m in read(text, names)] == [
            ("第三条", None, ["甲乙丙丁。"]),
            ("第五条", None, ["戊己庚辛。"]),
            ("第五条", 2, ["子丑寅卯。"]),
        ]

    def test_two_in_a_row_have_one_source(self, names: Names) -> None:
        (mention,) = read("《劳动法》第三条规定：“甲乙丙丁。”“戊己庚辛。”", names)
        assert [q.text for q in mention.quotations] == ["甲乙丙丁。", "戊己庚辛。"]

    @pytest.mark.parametrize("gap", ["，员工手册却写着", "，是工人手里的", "，他在纸上写了一行字："])
    def test_words_the_citation_does_not_introduce_are_only_near(self, gap: str, names: Names) -> None:
        (mention,) = read(f"《劳动法》第三条{gap}“{self.BODY}”", names)
        assert [q.tie for q in mention.quotations] == ["near"]

    @pytest.mark.parametrize(
        "before", ["《劳动法》第三条。老板说", "《劳动法》第三条规定：“甲乙。”公司说", "老板说", ""]
    )
    def test_without_a_citation_in_the_sentence_it_is_loose(self, before: str, names: Names) -> None:
        assert [quote.text for quote in parse(f"{before}“{self.BODY}”", names).loose] == [self.BODY]

    def test_few_words_between_marks_are_a_term(self, names: Names) -> None:
        parsed = parse("公司不交“五险一金”，按《劳动法》第三条要补", names)
        assert parsed.loose == () and parsed.mentions[0].quotations == ()

    def test_marks_within_marks_and_within_titles(self, names: Names) -> None:
        (quote,) = parse("他说“本法所称‘工人’和“职工”都要算进去”。《关于“护薪”行动的通知》", names).loose
        assert quote.text == "本法所称‘工人’和“职工”都要算进去"

    def test_several_paragraphs_open_each_and_close_once(self, names: Names) -> None:
        (mention,) = read("《劳动法》第三条规定：“甲乙丙丁戊己。\n“庚辛壬癸子丑。”完", names)
        assert mention.quotations[0].text == "甲乙丙丁戊己。\n“庚辛壬癸子丑。"

    def test_citations_within_a_quotation_say_so(self, names: Names) -> None:
        first, within = read("《劳动法》第三条规定：“依照《刑法》第五条办理，本法第九条除外”", names)
        assert (first.quoted, within.quoted, within.name) == (False, True, "刑法")


@pytest.mark.parametrize(
    "text",
    ["", "“", "《", "《劳动法", "”」』》", "第条", '"""', "（（（（", "〔2012〕", "令第1号", "该法", "之一"],
)
def test_fragments_do_no_harm(text: str, names: Names) -> None:
    assert parse(text, names).loose == ()


def test_a_long_text_is_read_in_time(names: Names) -> None:
    text = "根据《劳动法》第三条、第五条，公司说“应当照此办理，不得拖延”，劳动合同法第八条另有规定。\n" * 3000
    started = time.perf_counter()
    assert len(parse(text, names).mentions) == 9000
    assert time.perf_counter() - started < 8
