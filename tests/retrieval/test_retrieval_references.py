"""Articles named in a text."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.domain import ProvisionRef
from advisor.index import Index
from advisor.retrieval.references import references
from advisor.sources.library import Library

CONTRACT, LABOUR, TEA = "中华人民共和国劳动合同法", "中华人民共和国劳动法", "茶歇测试办法"
NOW = date(2024, 1, 1)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("劳动合同法第2条", [(CONTRACT, "第二条")]),
        ("《劳动合同法》第二条怎么说", [(CONTRACT, "第二条")]),
        ("《中华人民共和国劳动合同法》（2012修正）第 三 条", [(CONTRACT, "第三条")]),
        ("按照劳动法第４条", [(LABOUR, "第四条")]),
        ("劳动合同法3条", [(CONTRACT, "第三条")]),
        (
            "劳动合同法第二条、第三条和劳动法第四条",
            [(CONTRACT, "第二条"), (CONTRACT, "第三条"), (LABOUR, "第四条")],
        ),
        ("劳动合同法第二条第一款第二项、第三条", [(CONTRACT, "第二条"), (CONTRACT, "第三条")]),
        ("茶歇办法第二条，也看第一条", [(TEA, "第二条"), (CONTRACT, "第一条")]),
        ("第三条", [(CONTRACT, "第三条")]),
        ("第二条", [(CONTRACT, "第二条"), (LABOUR, "第二条")]),
        ("第四条", [(LABOUR, "第四条")]),
        ("勞動合同法第二條", [(CONTRACT, "第二条")]),
        ("劳动合同法的3条", [(CONTRACT, "第三条")]),
        ("劳动合同法里面第二条", [(CONTRACT, "第二条")]),
        ("《劳动合同法》二条", [(CONTRACT, "第二条")]),
        ("劳动合同法第2、3条和劳动法4条", [(CONTRACT, "第二条"), (CONTRACT, "第三条"), (LABOUR, "第四条")]),
        ("劳动合同法第九十九条", []),
        ("第999条", []),
        ("没提到的某某办法", []),
        ("我干了三条生产线", []),
        ("老板按三条理由开除我", []),
        ("他说了二条", []),
    ],
)
def test_what_a_text_names(tiny: tuple[Index, Library], text: str, named: list[tuple[str, str]]) -> None:
    _, library = tiny
    assert references(text, library, NOW) == tuple(ProvisionRef(*pair) for pair in named)


def test_an_article_whose_text_of_the_day_is_not_held_is_not_named(tiny: tuple[Index, Library]) -> None:
    _, library = tiny
    assert references("劳动合同法第二条", library, date(2010, 1, 1)) == ()
