"""Words that state law, promise an outcome, or turn a neighbouring sentence round.

Only claims and quotations may state law, so every other sentence is read by these detectors. They are
tuned both ways in tests: what a worker is told to do (您可以打电话) is advice, what an employer must or may
do, what counts as unlawful and what anyone is entitled to is law, whatever the words.
"""

from __future__ import annotations

import re

_GAP = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")

_EMPLOYER = r"(?:公司|单位|老板|工厂|厂里|厂方|厂子|雇主|企业|资方|对方|人事|HR|他们?|它)"
_WORKER = r"(?:您|你|工人|劳动者|员工|职工|打工人)"
_OFFICE = r"(?:仲裁委?|仲裁庭|法院|法官|法庭|监察大队|劳动监察|监察|人社局|劳动局|工会|政府|部门)"

_LAW = tuple(
    re.compile(pattern)
    for pattern in (
        r"《|》",
        r"第[零〇一二两三四五六七八九十百千\d]+(?:条|款)",
        r"应当|必须|不得|不可以|不准|不许|有权|无权|依法|违法|合法|非法|犯法|守法|法定|强制性|无效|有效期|时效",
        r"规定|义务|违反|职责|权利|责任",
        r"法律(?:要求|规定|允许|禁止|保护|支持|明确|认可|上(?:是|说|讲|要|不))|按(?:照)?法律|(?:受|得到)(?:法律)?保护",
        r"(?:劳动|合同|仲裁|工会|保险|民|刑|诉讼)法(?!院|律|官|庭)|民法典|司法解释|条例",
        r"罚款|处罚|加付|双倍|两倍|赔偿金|补偿金(?=是|为|按)|连带",
        rf"{_EMPLOYER}[^，。；：]{{0,8}}(?:应该|理应|得(?:给|付|赔|补|发|替|把|拿)|该(?:给|付|赔|补|发)|需要|需(?=支付|给|补)|"
        r"(?<!不)要(?:给|付|赔|补|发|承担|支付|负责|替|为|把)|不(?:能|可以|准|许|用|必|需)|无须|无需|可以|有资格|没资格|欠)",
        rf"{_WORKER}[^，。；：]{{0,6}}(?:有资格|没资格|可以(?:不|拒绝|解除|主张|获得|得到|享受|拿(?:到|回)|要求)|"
        r"能(?:够)?(?:拒绝|主张|获得|得到|享受|拿(?:到|回)|要求|解除)|不(?:能|可以|必|用)(?!确定|急|着急|怕)|"
        r"应(?:得|享)|必得)",
        rf"{_OFFICE}[^，。；：]{{0,8}}(?:会(?:判|支持|驳回|受理)|应该|要(?:判|支持|受理)|不(?:会|能|可以)|可以(?:判|责令|罚)|责令)",
        r"可以要求(?:公司|单位|老板|工厂|对方)|要求[^，。；]{0,8}(?:支付|赔偿|补发|补足)|属于(?:工资|劳动报酬|福利)",
        rf"{_EMPLOYER}[^，。；：]{{0,6}}(?:没理|理亏|只能(?:乖乖)?(?:给|付|赔|退))|(?:您|你)(?:有|没)理",
        r"(?:钱|工资|补偿|赔偿)[^，。；：]{0,6}(?:归您|归你|(?<!不)(?:得|要)(?:退|还给|付|赔|吐))",
        r"(?:这么|这样|这种)(?:做|干)(?:不行|可以|没事|不算)|随时(?:都)?(?:能|可以)(?:走|辞)|不签也(?:没事|没关系|行)",
        r"罚(?:它|他|公司|老板|单位)|工资[^，。；：]{0,6}(?:最晚|最迟)",
        r"(?:算|属于|构成)(?:工伤|违约|欠薪|拖欠|违纪)|举证|(?:归|由)(?:公司|单位|雇主)(?:承担|负责|证明|支付)",
    )
)

_PROMISE = re.compile(
    r"一定(?:能|会|可以|要得|拿|赢|胜|成)|肯定(?:能|会|可以|拿|赢|胜|行|没问题)|必定|必(?:胜|赢)|稳(?:赢|拿|胜)|包(?:赢|您|你)|"
    r"(?:百分之百|百分百|100\s*[%％])(?:能|会|可以|赢|拿|胜|成功|没问题|有把握|的把握)|绝对(?:能|会|可以|赢|没问题)|准(?:能|赢)|(?:不会|不可能)(?:输|败)|(?:胜诉|打赢|拿回来?)没问题|"
    r"跑不(?:掉|了)|没有?悬念|[七八九]成(?:以上)?(?:能|会|把握)|(?:您|你|官司)(?:就)?稳了|十拿九稳|胜算(?:很|较)?大|"
    r"(?:有(?:很大)?|很大)把握(?!吗)|(?:输|赢)定|迟早(?:会|能)|乖乖|判(?:您|你)赢|站在(?:您|你)(?:这|一)边|"
    r"(?<!不)(?<!才)能(?:要|拿|讨|追)回来(?!多少|吗|的)|会(?:帮|替)(?:您|你)(?:把[^，。；]{0,4})?(?:要|讨|拿)|"
    r"(?<!没)拿得(?:到|回)|要得回来|结果不用担心|"
    r"(?<!不)(?<!不能)(?<!没法)(?<!无法)(?<!不敢)(?<!没有人能)保证(?!自己|安全|人身)|担保您|放心[，,]?(?:能|会|一定|钱)"
)

_DENIAL = re.compile(
    r"(?:上面|下面|以上|以下|前面|后面|这句|这条|这话|这些?|那些?)[^，。；]{0,6}(?:不对|错|不成立|不算数|不适用|别信|不用管|相反|无效|作废)|"
    r"^(?:不对|错误?|相反|并非如此|别信|其实不是|不是)[：:，,。]?"
)

_OPENING_NEGATION = re.compile(r"(?:不|别|勿|没有?|无|非|错|假|反)[^。；]{0,4}[：:]$")

_BENT = re.compile(
    r"不是|并非|不到|不止|不足|超过|少于|多于|高于|低于|将近|差不多|大约|大概|左右|上下|以上|以下|"
    r"不(?:能|可以|可|该|应该|会|用|准)[^，。；]{0,4}(?:要|拿|发)|没(?:有)?(?:资格|权)|无法|要不到|拿不到"
)


def states_law(text: str) -> str | None:
    """The words by which a sentence states law; None when it does not."""
    return _first(_LAW, text)


def promises(text: str) -> str | None:
    """The words by which a sentence promises an outcome."""
    return _first((_PROMISE,), text)


def turns_round(text: str) -> str | None:
    """The words by which a sentence denies one beside it."""
    return _first((_DENIAL, _OPENING_NEGATION), text)


def bends_figure(text: str) -> str | None:
    """The words by which a sentence about a computed figure denies, doubles back on or blurs it."""
    return _first((_BENT,), text)


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> str | None:
    # 应 当 is 应当: white space between characters hides nothing.
    text = _GAP.sub("", text)
    for pattern in patterns:
        if match := pattern.search(text):
            return match[0]
    return None
