"""What a finding says beside its verdict, in plain Chinese."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches

from advisor.citations.mentions import Mention
from advisor.citations.names import Names, number_key
from advisor.citations.resolve import Resolution
from advisor.domain import Instrument


def unknown_note(mention: Mention, names: Names) -> str:
    """Of a name nobody knows, with the name it may be a slip for."""
    if mention.by == "number":
        return "没有收录这个文号的文件，没有核对。"
    titles = {name for one in names.instruments for name in (one.title, *one.short)}
    alike = get_close_matches(mention.name, titles, n=1, cutoff=0.8)
    hint = f"名称相近的有《{alike[0]}》，请看是不是写错了。" if alike else ""
    own = "单位的规章制度和合同不在核对之列。"
    return f"没有收录叫这个名字的文件，没有核对，不能据此说它不存在。{own}{hint}"


def force_note(instrument: Instrument, resolution: Resolution, as_of: date) -> str:
    """Why an instrument has no force on the day; empty where it has."""
    version = resolution.version
    if resolution.state == "not_yet_in_force":
        first = version or instrument.versions[0]
        return f"{first.effective} 才施行，{as_of} 还没有效力。"
    if resolution.state != "not_in_force":
        return ""
    until = f"{version.until} 之后" if version and version.until else f"{as_of} 已经"
    if instrument.repealed_by and version is instrument.versions[-1]:
        return f"{until}不再有效，已废止：{instrument.repealed_by}。"
    return f"{until}不再有效，已被新的文本取代。"


def reason_note(resolution: Resolution) -> str:
    """Why a citation could not be resolved; empty where it could."""
    match resolution.reason:
        case "text_not_held":
            return "我们没有这份文件的文本，没有核对。"
        case "version_not_held" if resolution.mention.year is not None and resolution.version is None:
            return f"我们没有它 {resolution.mention.year} 年的文本，没有核对。"
        case "version_not_held" if resolution.state == "not_yet_in_force":
            return "它最初的文本我们没有，文字没有核对。"
        case "version_not_held":
            return "当日有效的文本我们没有，没有核对。"
        case "article_not_held" if resolution.version and resolution.version.text == "gist":
            return "这一条我们没有收录，没有核对。"
        case "article_not_held" if resolution.version and resolution.version.added:
            return "您添加的文本里没有这一条，我们也没有它的要旨，没有核对。"
        case "article_not_held":
            return "我们的文本里没有找到这一条，请核对条号。"
    return ""


def number_note(mention: Mention, instrument: Instrument) -> str:
    """Says so where the text gives another document number than ours."""
    ours = {number_key(v.document_number) for v in instrument.versions if v.document_number}
    if mention.by != "title" or mention.number is None or not ours or number_key(mention.number) in ours:
        return ""
    return f"文中写的文号是{mention.number}，与我们记录的不同，请核对。"
