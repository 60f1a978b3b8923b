"""What names a person is taken out of a text before it is sent to a model or stored.

Numbers always: phones, identity cards, bank cards, plates, WeChat and QQ numbers, mail addresses. Names where
they are announced: 我叫…, 姓名：…, 老板叫…, 经理张…, and the signature under 此致. What is left on purpose:

- sums, dates, hours, articles, document numbers, hotlines (12333, 110): a case cannot be told without them;
- a company's name and its 统一社会信用代码: both stand in a public register, and a claim needs them;
- a surname with a title (张经理, 老王, 李姐): it names nobody outside the firm, and tells who did what.

`advisor eval --suite privacy` measures recall and precision on made-up sentences. Numbers are found at any
cost in precision, names are not: an unannounced name stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import Literal, get_args

Kind = Literal["phone", "id_card", "bank_card", "plate", "wechat", "email", "name"]

MARKS: dict[Kind, str] = {
    "phone": "[电话]",
    "id_card": "[证件号]",
    "bank_card": "[卡号]",
    "plate": "[车牌]",
    "wechat": "[微信号]",
    "email": "[邮箱]",
    "name": "[姓名]",
}
"""What stands in the text instead."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the original text."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Redacted:
    """`text` is safe to send or store; `kinds` says what was taken out, each kind once."""

    text: str
    kinds: tuple[Kind, ...]


def redact(text: str) -> Redacted:
    """The text with a mark for all that names a person. Never raises; a second time it changes nothing."""
    out, at = [], 0
    found = spans(text)
    for span in found:
        out += [text[at : span.start], MARKS[span.kind]]
        at = span.end
    seen = {span.kind for span in found}
    return Redacted("".join([*out, text[at:]]), tuple(kind for kind in get_args(Kind) if kind in seen))


def spans(text: str) -> tuple[Span, ...]:
    """What names a person, in the order of the text, without overlaps: numbers before names."""
    folded = _folded(text)
    kept: list[Span] = []
    for span in (*_numbers(folded), *_names(folded)):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return tuple(sorted(kept, key=lambda span: span.start))


def failure(error: BaseException) -> str:
    """What a log may say of an error: its kind and the lines it came through, never its message.

    A message may quote the worker (int("工资5千") does), and so may those it was raised from.
    """
    lines = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in extract_tb(error.__traceback__)]
    return f"{type(error).__name__} at {' < '.join(reversed(lines))}"


# --- numbers -------------------------------------------------------------------------------------

_DIGITS = str.maketrans("零〇一二三四五六七八九幺洞两", "00123456789102")
_LETTERS = str.maketrans("oOlI|", "00111")
_GAP = r"[ \t\-_.·—–]{0,3}"
_HAN_RUN = re.compile(rf"[零〇一二三四五六七八九幺洞\d]({_GAP}[零〇一二三四五六七八九幺洞\d]){{6,}}")
_OF_LETTERS = re.compile(r"(?<=\d)[oOlI|]{1,6}(?=\d)")


def _folded(text: str) -> str:
    """The same text, position for position, with widths folded and spelt-out numbers in figures."""
    narrow = "".join(one if len(one := unicodedata.normalize("NFKC", char)) == 1 else char for char in text)
    narrow = _OF_LETTERS.sub(lambda match: match[0].translate(_LETTERS), narrow)
    return _HAN_RUN.sub(lambda match: match[0].translate(_DIGITS), narrow)


def _run(least: int, most: int) -> str:
    """That many digits, written in groups or not, with no further digit at either end."""
    return rf"(?<!\d)(?<!\d[.,])\d(?:{_GAP}\d){{{least - 1},{most - 1}}}(?!\d|[.,]\d)"


_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_ACCOUNT = (
    r"(?:微信号?|威信|薇信|卫星号?|(?<![a-z])(?:wx|vx|wechat|weixin)|[vV]信"
    r"|QQ号?|企鹅号?|扣扣|抖音号?|快手号?)"
)
_NUMBERS: tuple[tuple[Kind, re.Pattern[str], int], ...] = (
    ("email", re.compile(r"()[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"), 0),
    # An identity card is told by the birth date inside; the check digit may be mistyped.
    (
        "id_card",
        re.compile(
            rf"(?<![\dA-Za-z])[1-9](?:{_GAP}\d){{5}}{_GAP}(?:1{_GAP}9|2{_GAP}0)(?:{_GAP}\d){{10,11}}(?:{_GAP}[\dXx*])?(?![\dA-Za-z])"
        ),
        0,
    ),
    (
        "id_card",
        re.compile(r"(?:护照号?码?|通行证号?码?|居住证号?码?)(?:是|为|:)?\s*([A-Za-z]{1,2}\d{7,9})"),
        1,
    ),
    (
        "id_card",
        re.compile(rf"(?:身份证|证件)号?码?(?:是|为|:)?\s*(\d(?:{_GAP}\d){{5,17}}{_GAP}[\dXx]?)(?!\d)"),
        1,
    ),
    ("id_card", re.compile(r"(?:身份证|证件)号?码?[后尾][四六七八\d]位数?(?:是|为|:)?\s*(\d{3,7}[\dXx])"), 1),
    (
        "phone",
        re.compile(
            rf"(?<!\d)(?<!\d[.,])(?:\+?{_GAP}(?:0{{0,2}})86{_GAP})?1{_GAP}[3-9](?:{_GAP}\d){{9}}(?!\d)"
        ),
        0,
    ),
    ("phone", re.compile(r"(?<!\d)\(?0(?:10|2\d|[3-9]\d{2})\)?[ \-—]?\d{3,4}[ \-]?\d{4}(?!\d)"), 0),
    (
        "phone",
        re.compile(
            rf"(?:电话|手机号?|座机|联系方式|号码|打我|致电|tel)(?:码|是|为|打|:)*\s*(\d(?:{_GAP}\d){{6,12}})(?!\d)",
            re.IGNORECASE,
        ),
        1,
    ),
    (
        "bank_card",
        re.compile(
            rf"(?:卡号|账号|帐号|账户|帐户|存折|工资卡|银行卡)(?:号|码|是|为|:)*\s*(\d(?:{_GAP}\d){{7,20}})(?!\d)"
        ),
        1,
    ),
    ("bank_card", re.compile(_run(15, 21)), 0),
    (
        "plate",
        re.compile(
            rf"[{_PROVINCES}]\s?[A-Za-z]\s?[·•.\-]?\s?(?=[A-Za-z]{{0,5}}\d)[A-Za-z0-9]{{4,6}}[挂学警港澳领]?(?![A-Za-z0-9])"
        ),
        0,
    ),
    (
        "wechat",
        re.compile(
            rf"{_ACCOUNT}(?:名叫?[^\s,，。;；A-Za-z0-9]{{1,8}}[,，\s]?号?)?(?:号|名|账号)?(?:码)?(?:是|为|叫|加|同号|:|,|\s)*([A-Za-z][A-Za-z0-9_\-]{{4,19}}|\d(?:{_GAP}\d){{4,11}})",
            re.IGNORECASE,
        ),
        1,
    ),
    (
        "wechat",
        re.compile(
            r"加(?:我|他|她|个)?(?:vx?|wx|微|薇|威)(?:信)?(?:号|是|:|,|\s)*([A-Za-z][A-Za-z0-9_\-]{4,19}|\d{5,12})",
            re.IGNORECASE,
        ),
        1,
    ),
)


def _numbers(text: str) -> Iterator[Span]:
    for kind, pattern, group in _NUMBERS:
        for match in pattern.finditer(text):
            start, end = match.span(group)
            if start < end:
                yield Span(start, end, kind)


# --- names ---------------------------------------------------------------------------------------

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛"
    "闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍涂成苗"
    "谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁房滕屈饶解牟艾尤穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬邝冼植练招利丘阳"
)
_DOUBLE = "欧阳|司徒|上官|诸葛|司马|慕容|令狐|皇甫|东方|尉迟|公孙|端木|夏侯|南宫|西门"
_FUNCTION = "的了是在说让要把不叫给欠扣打去来就都也还没和跟与到从被我你他她它这那着过看收吗呢吧么"
"""What no given name holds."""
_GIVEN = rf"(?:(?![{_FUNCTION}])[\u4e00-\u9fff])"
_NAME = (
    rf"(?:(?:{_DOUBLE}){_GIVEN}{{1,2}}|[{_SURNAMES}]{_GIVEN}{{1,2}}"
    r"|[\u4e00-\u9fff]{2,6}[·•][\u4e00-\u9fff]{2,8})"
)
_NO_NAME = re.compile(
    r"马上|任何|任职|何时|何况|方便|方面|方式|关[掉门机于系店厂上]|白[天干班]|连[续夜着门证代]|安[排全装]|高[温兴空一二三中]|周[一二三四五六日末]|周边|周围|"
    r"万一|万元|钱[包财]|于是|金额|石头|全[体部勤家缩]|应该|成立|成本|单[独位方亲]|解[除释雇决]|费[用能一二三四五六七八九十百]|管[理事排钱]|路上|路费|包[吃住括工装里]|盛装|向[上下]|向[公劳法]|"
    r"明[天年]|文件|文员|文化|申请|申报|申诉|简单|简直|利用|利息|华[侨为]|应[当聘]|车[间位费床祸]|项目|景[区点]|党[员委]|边[上缘]|古[代]|招[工人聘]|练[习车]|米[饭]|童工|章程|温度|康复|"
    r"时间|时候|左右|左手|农民|司[机时]|孙[女子]|冷[暴]|张口|农村|甘愿|房[租东间]|武力|严重|严格|欧洲|莫名|纪律|成[功绩天]|贺卡|齐全|常务|水电|石材|江边|金[属融]|田里|牛[奶马]|龙[岗华]|江[门苏西]|台[山]|"
    r"曾经|陆续|余[额下]|路[过边]|温馨|向来|许多|许可|易[燃]|尚未|甘心|凌晨|游客|宁可|宁愿|祝[贺愿]|顾客|顾[虑]|程序|付[款清钱]|汪洋|都"
)
_ENDS = (
    r"(?=$|[^\u4e00-\u9fffA-Za-z]|明[天年早晚确]|今[天年早晚]|昨[天晚]|前[天年]|现在|先[让叫说把]|一[直个]|什么|"
    r"[的了是在说让要把不叫给欠扣打去来就都也还没和跟与到从被做干我你他她它这那着过男女电手身联拿收签辞走骂带找管对跑失看"
    r"可介十拖拒逃躲停改写能会已答承骗偷负住请嫌突天总老另又再发开])"
)
_TITLE = (
    r"(?:老板娘?|经理|主管|组长|班长|厂长|店长|工头|包工头|人事|会计|出纳|同事|工友|法人(?:代表)?|法定代表人|负责人|线长|拉长|主任|总监|队长|站长|科长|"
    r"领导|证人|老乡|中介|师傅|房东|介绍人|带班的?|担保人|老公|老婆|丈夫|妻子|儿子|女儿|弟弟|妹妹|哥哥|姐姐|爸爸|妈妈|父亲|母亲|表[哥弟姐妹])"
)
_LABEL = (
    r"(?:姓名|名字|本人姓名|真实姓名|员工姓名|收款人|户名|开户名|联系人|申请人|被申请人|投诉人|被投诉人|举报人|证明人|委托人|被委托人|法定代表人|法人代表|法人|负责人|"
    r"签名|签字|落款|具名|收件人|持卡人|欠款人|借款人|立据人|经办人|证人|死者|伤者|家属|甲方|乙方|原告|被告|工号姓名)"
)
_NAMES: tuple[re.Pattern[str], ...] = (
    re.compile(
        rf"(?:我|俺|本人|我的?名字|名字|本名|真名|全名)(?:的名字)?(?:叫做?|就叫|名叫|大名叫?)\s*({_NAME}){_ENDS}"
    ),
    re.compile(rf"(?:我|俺)(?:的)?(?:名字|姓名|大名)(?:就)?(?:叫|是)\s*({_NAME}){_ENDS}"),
    re.compile(rf"(?:我|俺)叫([阿小][\u4e00-\u9fff]){_ENDS}"),
    re.compile(rf"本人({_NAME})(?=[,，、(（\s]|男|女|身份证|于|系|在|自|现|是)"),
    re.compile(
        rf"(?:^|[\s,，。;；:：!！?？])我是({_NAME})(?<![工员师生头手长人岗班族户姐妹哥])(?=$|[,，。;；!！?？、\s])"
    ),
    re.compile(rf"(?:{_TITLE}|{_LABEL})(?:的?(?:名字|姓名))?(?:名叫|叫做?|就?是|:)?\s*({_NAME}){_ENDS}"),
    re.compile(
        rf"{_LABEL}\s*[（(]?(?:签名|签字|盖章|签章)?[）)]?\s*(?::|是|为)\s*({_NAME}{_ENDS}|(?!我|他|她|公司|本人)[\u4e00-\u9fff]{{2,4}}(?=$|[\s,，。;；、(（]))"
    ),
    re.compile(
        rf"(?<![\u4e00-\u9fff])({_NAME})(?:,|，)?\s*(?:身份证|(?:男|女)[,，、 ]|(?:联系)?电话|手机号?)"
    ),
    # A whole name before the title; a surname alone (张先生) names nobody.
    re.compile(rf"({_NAME})(?=先生|女士|小姐|同志)"),
    re.compile(rf"此致[\s\S]{{0,40}}?\n\s*(?:{_LABEL}\s*[::]?\s*)?({_NAME})\s*(?=\n|$|\d)"),
    re.compile(
        rf"\n\s*({_NAME})\s*\n?\s*(?:\d{{4}}年\d{{1,2}}月\d{{1,2}}日|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}})\s*$"
    ),
)
_COMPANY = re.compile(r"公司|集团|厂$|店$|中心$|委员会|合作社|经营部")


def _names(text: str) -> Iterator[Span]:
    for pattern in _NAMES:
        for match in pattern.finditer(text):
            start, end = match.span(1)
            if not _NO_NAME.match(text[start:end]) and not _COMPANY.search(text[start : end + 2]):
                yield Span(start, end, "name")
