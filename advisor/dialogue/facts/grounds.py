"""Why the employment ended, or is to end: the ground that has happened, the one that is planned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from advisor.dialogue.facts.amounts import is_of_others
from advisor.dialogue.facts.leaving import saying_closed, saying_dismissed
from advisor.dialogue.facts.roles import EARLIER_EMPLOYER
from advisor.dialogue.facts.scene import Found, Scene, is_supposed, is_threat, word
from advisor.dialogue.reading import Clause
from advisor.domain import Fact

_ORDER = ("forced_out", "laid_off", "closed", "expiry", "dismissed", "agreed", "resigned")
"""Where one event is told in two ways (厂倒闭了把我们都辞退了), the more particular ground."""
_TOLD_TO_GO = re.compile(
    r"(?:让|叫|喊|要|请)(?:我|她|他|我们|我妈|我爸|我老公|我老婆)(?:今天|明天|马上|直接|现在|立刻)?(?:就)?"
    r"(?:走人|滚|离开(?:公司|厂|$)|走(?=$|了|还|又|也|一分|而|说|不给))"
    r"|(?:不合适|不行|不要|怀孕|说我)[^，。]{0,8}(?:让|叫|喊)(?:我|她)(?:先)?回(?:去|家)"
    r"(?!等|上班|休|拿|看|补|养|过)"
)
_DISMISSED = re.compile(
    r"(?:发|收到|寄|拿到|给)(?:了|我|过|来)*+(?:一?[张封份])?(?:辞退|解聘|开除|解雇|解除(?:劳动)?(?:合同|关系))(?:的)?(?:信|通知|函|书|证明|短信|微信|邮件)"
    r"|(?:把|将)(?:我|她|他|我老公|我老婆|我妈|我爸)(?:给)?(?:直接)?(?:辞(?!职)|开(?!除了?就)|炒|开除|辞退|解雇|优化)(?:了|掉|出|走)"
    r"|被(?:公司|厂里|老板|店长|平台|单位|学校|物业|主管|经理|突然|无故|无理|直接|口头|违法|当场)*+(?:辞退|开除|解雇|优化(?:了|$|掉)|炒(?:了|鱿鱼)|炒掉|停号|封号|停了号|"
    r"辞了|赶(?:出|走)|撵)"
    r"|(?:平台|站点|公司)(?:直接|突然|永久|把我)*+(?:封|停)(?:了)?(?:我)?(?:的)?(?:账|帐)?号(?!码)"
    r"|(?:辞退|开除|解雇|炒)(?:了)?我(?!们?(?:就|要|会|怎么|可))|炒我?鱿鱼|我被炒|[账帐]号(?:被)?(?:平台)?封(?:了|号|掉|停)|(?:门锁|锁)(?:都|给|也)?换了|(?:把我|将我)(?:移|"
    r"踢)出[^，。]{0,6}群|(?:不要|不用)我了|没(?:有)?(?:过|通过)试用期|试用期没(?:有)?过(?!半|完|几|一|两)|"
    r"不给(?:我)?转正[^，。]{0,4}(?:走|辞)|(?:以|说)[^，。]{0,10}(?:为由|理由)[^，。]{0,4}(?:辞退|开除|解除|解雇)|单方面?(?:解除|"
    r"终止)(?:了)?|(?:公司|厂里|老板|单位|人事)(?:就|直接|突然|口头|书面|微信|又)*+(?:通知|告知)(?:我)?(?:被)?(?:解除|辞退|解雇|开除|终止)|"
    r"(?:辞退|开除|解雇)(?:了)?(?:她|他)(?!们)|通知(?:我|她|他)[^，。]{0,8}(?:被)?(?:解除|辞退|开除|解雇|终止)(?!证明)|辞退的|被(?:公司|厂里|老板)?(?:解除|劝退)(?:了|劳动|合同)"
    r"|(?:明天|今天|后天|下周|以后)?(?:起|开始|就)?(?:不用|别|不要|不必)(?:再|过|去)*+来(?:上班)?了|(?:干|做|试工|上班|上|试)(?:了|"
    r"满)?(?:才)?[\d一二两三四五六七八九十半几]+个?(?:天|月|周)[^，。]{0,8}说(?:我|俺)?(?:不合适|不行|不适合)"
)
_LAID_OFF = re.compile(
    r"被(?:公司|厂里|单位|突然)*+裁(?:员|掉|了|$)|(?:把|将)(?:我|我们|她们?|他们?)[^，。]{0,6}裁|(?<!仲)裁(?:了|掉)(?:我|她|他)(?:们)?|"
    r"我[^，。]{0,8}(?<!仲)先裁$|裁(?:员|人)[^，。]{0,6}(?:轮到|裁到)(?:了)?我|裁到我|裁(?:了|掉)(?:我们|她们|他们)[^，。]{0,6}人"
)
_AGREED = re.compile(
    r"协商(?:一致)?(?:解除|离职)了|(?:谈好|谈妥|达成|同意)(?:了)?协商(?:一致)?(?:解除|离职)|(?:签了|签过|已经签)[^，。不没]{0,6}(?:协商解除|解除协议|离职协议|协商离职)"
)
_EXPIRY = re.compile(
    r"(?:合同)[^，。]{0,14}(?:自动终止|到期(?:就)?终止|到期(?:了)?(?:就)?(?:不续|不签|不再续|(?:没|没有)续(?!.*一直)))|(?:公司|厂里?|学校|单位|他们?|"
    r"老板|人事|HR|说|通知)[^，。我]{0,6}(?:不续(?:签|约|了|$)|不再续|不跟我续|不和我续|不给(?:我)?续|没(?:有)?(?:跟|和|给)我续)"
    r"|(?:合同)?(?:到期|期满|满)[^，。我]{0,8}(?:说|公司|厂里?|通知|他们)[^，。我]{0,6}不续",
    re.IGNORECASE,
)
_RESIGNED = re.compile(
    r"辞的(?:职|工)(?!作)|"
    r"(?:^|我|她|他|就|已经|后来|自己|已|刚|主动|，)(?:自己|就|已经|刚|主动|也|都)*+(?:辞职了|辞工了|辞的职|辞的工|辞了职|辞了工|辞职走了|自离(?:了|第|\d|$|"
    r"走)|急辞了|裸辞了?$|主动离职了|主动辞职(?:了|的))"
    r"|(?:签|写)(?:了)?(?:字|的是)?(?:个人原因|自愿|主动|自动)(?:离职|辞职)(?!才|就)|^我?(?:干|做)[^，。]{0,10}(?:走人|不想(?:干|"
    r"做)了|自己走了|就走了)|不想(?:干|做)了(?:就)?走(?:了|人)"
)
_FORCED_OUT = re.compile(
    r"(?:寄|发|递|交|提|送|写)(?:了|过|出)?[^，。不没要]{0,6}被迫(?:解除|离职|辞职)|被迫(?:辞职|离职|离开|解除|走)(?:了|的(?!条件|理由)|"
    r"通知(?:已经|书?(?:寄|发)))|(?:所以|只好|才)被迫(?:离职|辞职)|我(?:是)?被迫(?:辞职|离职|离开)(?!的?话|能|可|要|算|怎)"
    r"|(?:因为|因|由于)[^，。]{0,4}(?:拖欠|欠|没交|不交|没买|不买|没缴|克扣|不发|没发|降薪|少发)[^，。]{0,10}(?:我)?(?:就|才)?(?:走|辞职|"
    r"离职|不干|不做)(?:了|的|人|$)"
)
_SO_I_LEFT = re.compile(
    r"^(?:所以)?我?(?:就|只好|才|没办法)+(?:自己)?(?:走了|走的|走人了?|辞职了|辞工了|不干了|离职了)$"
)
_GAVE_NOTICE = re.compile(r"(?:提|递|交)(?:了|过|的)?(?:辞职|离职|辞工)")
_LEFT = re.compile(r"走的$|走了$|离职了|离开了|离厂了|走人了")
_LISTED = re.compile(r"名单(?:里|上|中)?(?:有|是)我|我(?:也)?在(?:裁员)?名单")
_PLANS_TO_GO = re.compile(
    r"(?:想|打算|准备|考虑|要不要|必须|决定|正想)(?:要|就|现在|马上|直接|主动|先|年底|年后|这个?月底?|下个?月|过完年)*+(?:辞职|离职|辞工|走人|"
    r"走(?!法律|程序|流程|仲裁|劳动|路|吗)|不干|不做|裸辞|提离职|自离|跳槽)"
    r"|(?:提|递|交|写|打)(?:了|过|的)?(?:书面)?(?:的)?(?:辞职|离职|辞工)(?:信|书|报告|申请)?(?!证明|补|单)|^(?:我)?要走(?:说|他|她|"
    r"公司|老板|$)|能不能(?:走人|辞职|离职|走$)|(?:想|要)(?:被迫|按38条|用38条)(?:离职|辞职|解除|走)|(?:想|准备|打算|要)(?:以|用)[^，。]{1,12}(?:为由|理由)(?:解除|离职|辞职|走)"
)
_MADE_TO = re.compile(
    r"(?:让|叫|逼|劝|要求|要|求|催|骗|诱)(?:我|我们|她|他|自己|大家|员工)*+[^，。]{0,6}$|(?:没(?:有)?|不)[^，。]{0,3}$"
    r"|(?:HR|公司|老板|人事|厂里|领导|主管)[^，。我]{0,8}$|说[^，。我]{0,4}$|有(?:几|两|人)"
)
"""让我写辞职: what the boss wants is not the worker's plan."""
_FAULT = re.compile(
    r"(?:拖欠|欠)[^，。]{0,6}(?:工资|薪|月|钱)|(?:工资|薪)[^，。]{0,4}(?:拖|欠|没发|不发|压)|欠薪|不发工资|没发工资|(?:没|不|"
    r"未)(?:给)?(?:我)?(?:交|买|缴|上)(?:过)?(?:社保|五险|保险|社会保险)|社保(?:都|也|一直|从来)?(?:没|不|未)(?:给)?(?:交|买|缴|有)|"
    r"强制调岗|降(?:了)?(?:我)?(?:工资|薪)|拖着?发"
)
_WANTS_FOR_IT = re.compile(r"补偿|赔偿|赔|被迫|38条|三十八条|什么都没有|N(?!\w)")
_PLANS_DISMISSAL = re.compile(
    r"(?:要|(?<!不)会(?!不)|准备|说要|想|打算|威胁|扬言|将)(?:把)?(?:我|她|他)?(?:给)?(?:开除|辞退|解雇|炒(?:掉|了|我)|劝退|辞掉|"
    r"优化)(?:我|她|他|掉)?(?!证明|书|信|通知|的|补|赔)|(?:号|[日月周年]|年底|月底)(?:起|开始|以后|之后|后)?(?:就|你)?(?:不用|别|不要|"
    r"不必)(?:再|过|去)*+来|给(?:我)?(?:一个月|两个月|半个月|N|n|[\d]个月)(?:\+1)?(?:工资|补偿)?(?:就)?(?:让我|叫我)?走|"
    r"(?<!被)劝退我|(?:约谈|谈话)[^。]{0,30}给N(?!\w)"
)
_PLANS_LAY_OFF = re.compile(
    r"(?:要|准备|打算|计划|年底|月底|下个?月)[^，。]{0,4}裁(?:员|人|掉|我)|裁员(?:名单|计划|方案|通知)"
)
_PLANS_TO_CLOSE = re.compile(
    r"(?:年底|月底|下个?月|明年|下周|月|号|日|马上|快|准备|打算|要)(?:就|公司|厂|店|工厂|厂子|底|份|要|会|准备|说)*+(?:关门|关厂|关店|倒闭|停产解散|"
    r"解散|关停|关闭|结业|停业|关$)(?!了|[一两二三\d几]天|期间)"
)
_SHUT = re.compile(r"(?:公司|厂子?|店|单位)[^，。没不]{0,8}(?:解散|倒闭|关门|关停|停业)了")
_SOON = re.compile(
    r"(?:快要?|将要?|马上要?|要|想|准备|打算|会|不|能|可以?|可能|迟早|说我|算我|当我|按|算|视为)$"
)
_CLOSING = re.compile(r"关门|关厂|关店|倒闭|解散|停产|结业")
_NOT_TRUE = re.compile(
    r"(?:不会|没有?|没说|并未|不是|未|别|不能|不可以?|不得|无权|怎么|如何|不准|谁|凭什么|也没说|没人)[^，。]{0,4}$"
)
_QUESTION = re.compile(
    r"怎么写|咋写|怎样写|(?:吗|么|呢|不|吧)$|会不会|是不是|有没有|能不能|可不可以|要不要|怎么办"
)
_MAYBE = re.compile(
    r"新公司|新厂|不服从[^，。]{0,8}(?:别|不用)来|不(?:去|来|做|干|签|走|服从|接受|同意|按|上)的?(?:话)?就|不去(?:算|视为|当)|甲方|要走就|想走就走|"
    r"说走就走|爱走|除非|否则|不然|再[^，。]{0,6}就|怕(?:被|他|公司|老板)|担心|差点|听说|可能"
)
_NOW_PENDING = re.compile(r"现在|答应给|愿意给|给N|补偿|下个?月|年底|月底")
_ALREADY = re.compile(r"了$|昨天|前天|今天|上周|上个|干了|做了|说我")
_GONE_LONG = re.compile(r"早(?:就)?(?:没|关|倒|不在)|老(?:矿|厂|公司)|那时|当年|以前|原来那")


def grounds(scene: Scene) -> Found:
    """`ground` (dismissed, resigned, agreed, expiry, laid_off, closed, forced_out) when it has happened;
    `planned_ground`, of the same values, when it is planned or threatened.

    A condition put to the worker (不去就算自离) is neither.
    """
    found = Found()
    if scene.for_employer:
        return found
    happened = dict(_happened(scene))
    planned = dict(_planned(scene, bool(happened)))
    for name, told in (("ground", happened), ("planned_ground", planned)):
        kinds = [kind for kind in _ORDER if kind in told]
        if "resigned" in kinds and kinds[0] in ("dismissed", "laid_off", "expiry"):
            # Left by oneself and sent away too: which of them holds is the case itself.
            continue
        if kinds and (name == "ground" or not happened):
            found.add(Fact(name, kinds[0], scene.words([told[kinds[0]]])))
    return found


def _tells(scene: Scene, clause: Clause, match: re.Match[str] | None) -> bool:
    return (
        match is not None
        and not is_supposed(clause)
        and not is_of_others(scene, clause)
        and not EARLIER_EMPLOYER.search(clause.text)
        and not _NOT_TRUE.search(clause.text[: match.start()])
        and not _QUESTION.search(clause.text[match.start() :])
        and not _MAYBE.search(clause.text)
    )


def _is_to_come(scene: Scene, clause: Clause) -> bool:
    """Whether the clause names a day still ahead."""
    for mention in scene.dates_in(clause):
        day = mention.in_year(mention.year or scene.as_of.year)
        # 明天别来了 is told today and meant today.
        if day is not None and (day - scene.as_of).days > 3:
            return True
    return (
        re.search(r"(?:下个?月|下周|明年|年底|(?<![\d一二三四五六七八九十])月底)(?!.*了$)", clause.text)
        is not None
    )


def _happened(scene: Scene) -> Iterator[tuple[str, Clause]]:
    for clause in saying_dismissed(scene):
        if not _MAYBE.search(clause.text) and not _is_to_come(scene, clause):
            laid_off = re.search(r"(?<!仲)裁(?!决|判)", clause.text)
            pending = _TOLD_TO_GO.search(clause.text) and _pending(scene, clause)
            if not pending and not re.search(r"(?:快要?|将要?|马上|可能)被|新公司", clause.text):
                yield ("laid_off" if laid_off else "dismissed"), clause
    for clause in saying_closed(scene):
        if (
            not re.search(r"跑路|跑了|失联", clause.text)
            and not _GONE_LONG.search(clause.text)
            and not _is_to_come(scene, clause)
        ):
            yield "closed", clause
    if (leaving := _left_for_it(scene)) is not None:
        yield "forced_out", leaving
    left = [clause for clause in scene.clauses if _LEFT.search(clause.text)]
    gone = scene.known.get("employed") is False or any(
        _TOLD_TO_GO.search(clause.text) for clause in scene.clauses
    )
    for clause in scene.clauses:
        text = clause.text
        future = _is_to_come(scene, clause)
        notice = _GAVE_NOTICE.search(text) if any(one is not clause for one in left) else None
        if (
            notice
            and not _MADE_TO.search(text[: notice.start() + 1])
            and not is_of_others(scene, clause)
            and not is_supposed(clause)
        ):
            yield "resigned", clause
        if gone and _LISTED.search(text) and "裁" in scene.reading.text:
            yield "laid_off", clause
        if is_threat(scene, clause):
            continue
        for kind, pattern in (
            ("forced_out", _FORCED_OUT),
            ("laid_off", _LAID_OFF),
            ("dismissed", _DISMISSED),
            ("closed", _SHUT),
            ("agreed", _AGREED),
            ("resigned", _RESIGNED),
        ):
            match = pattern.search(text)
            if match is None or not _tells(scene, clause, match) or future:
                continue
            if _SOON.search(text[: match.start()]):
                continue
            if (kind != "forced_out" and "被迫" in text) or word("intended").search(text[: match.start()]):
                continue
            yield kind, clause
        go = _TOLD_TO_GO.search(text)
        if go and _tells(scene, clause, go) and not future and not _pending(scene, clause):
            yield "dismissed", clause
        expiry = None if scene.known.get("employed") else _EXPIRY.search(text)
        if (
            expiry
            and _tells(scene, clause, expiry)
            and _expired(scene, clause) in (True, None if gone else True)
        ):
            yield "expiry", clause


def _left_for_it(scene: Scene) -> Clause | None:
    """老板不发工资，我就走了: the cause in one clause, the leaving in the next."""
    for cause, leaving in pairwise(scene.clauses):
        if (
            _FAULT.search(cause.text)
            and _SO_I_LEFT.match(leaving.text)
            and not is_supposed(cause)
            and cause.sentence == leaving.sentence
        ):
            return leaving
    return None


def _pending(scene: Scene, clause: Clause) -> bool:
    """公司让我走，答应给N+1: asked to go, and still being settled."""
    index = scene.index(clause)
    around = "，".join(one.text for one in scene.clauses[index : index + 2])
    return _NOW_PENDING.search(around) is not None and not re.search(r"说我|不合格|不行|不合适", clause.text)


def _expired(scene: Scene, clause: Clause) -> bool | None:
    """Whether the end of the contract told in or beside the clause is past; None where no day is told."""
    index = scene.index(clause)
    for near in (clause, *scene.clauses[max(0, index - 2) : index], *scene.clauses[index + 1 : index + 3]):
        days = []
        for mention in scene.dates_in(near):
            if mention.month is None or mention.precision not in ("day", "month", "part"):
                continue
            days.append(mention.in_year(mention.year or scene.as_of.year))
        ends = [day for day in days if isinstance(day, date)]
        if ends and re.search(r"到期|期满|满|终止|合同|不续", near.text):
            return max(ends) <= scene.as_of
    return None


def _planned(scene: Scene, already: bool) -> Iterator[tuple[str, Clause]]:
    if already:
        return
    whole = scene.reading.text
    for clause in scene.clauses:
        text = clause.text
        going = _PLANS_TO_GO.search(text)
        if going and not is_supposed(clause) and not is_of_others(scene, clause) and not _MAYBE.search(text):
            wants = _FAULT.search(whole) and (_WANTS_FOR_IT.search(whole) or "为由" in text)
            if not _MADE_TO.search(text[: going.start() + 1]):
                yield ("forced_out" if wants else "resigned"), clause
        for kind, pattern in (
            ("dismissed", _PLANS_DISMISSAL),
            ("laid_off", _PLANS_LAY_OFF),
            ("closed", _PLANS_TO_CLOSE),
        ):
            match = pattern.search(text)
            if kind == "closed" and match is None and _is_to_come(scene, clause):
                match = _CLOSING.search(text)
            if match and _tells(scene, clause, match):
                yield kind, clause
        go = _TOLD_TO_GO.search(text)
        if go and _tells(scene, clause, go) and (_pending(scene, clause) or _is_to_come(scene, clause)):
            yield "dismissed", clause
        gone = _DISMISSED.search(text)
        if gone and _tells(scene, clause, gone) and _is_to_come(scene, clause):
            yield "dismissed", clause
        if _LISTED.search(text) and "裁" in whole and not is_supposed(clause):
            yield "laid_off", clause
        expiry = _EXPIRY.search(text)
        if expiry and _tells(scene, clause, expiry) and _expired(scene, clause) is False:
            yield "expiry", clause
