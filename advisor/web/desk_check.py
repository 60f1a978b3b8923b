"""`/desk/check`: each citation and quotation of a text or DOCX with its verdict and a readable difference."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from fastapi import APIRouter, Depends
from starlette.datastructures import UploadFile
from starlette.responses import Response

from advisor.citations import Difference, Finding, check, text_of
from advisor.clock import today
from advisor.errors import UserError
from advisor.review.accounts import SignedIn
from advisor.web.addresses import law_address
from advisor.web.desk_room import Room, Sent
from advisor.web.forms import words

MOST_BYTES = 5 * 1024 * 1024
MOST_CHARS = 200_000
_VERDICTS = {
    "verbatim": ("good", "正确：引文一字不差"),
    "found": ("good", "正确：条文存在，当日有效"),
    "misquoted": ("bad", "引文不符"),
    "beyond_last_article": ("bad", "没有这一条"),
    "not_in_force": ("bad", "当日没有效力"),
    "gist_only": ("due", "没有核对文字：只有要旨"),
    "not_held": ("due", "没有核对：没有收录"),
    "unattributed": ("due", "没有核对：引文没有出处"),
}
_REASONS = {"wrong_article": "条号写错", "wrong_instrument": "出处写错"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a difference: `kept` in both, `missing` in the quotation, `added` by it."""

    tag: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    finding: Finding
    colour: str
    label: str
    pieces: tuple[Piece, ...]
    address: str | None


def add_check(router: APIRouter, room: Room) -> None:
    @router.get("/check")
    def blank(who: SignedIn = Depends(room.signed_in)) -> Response:
        return _page(room, who, as_of=today().isoformat())

    @router.post("/check")
    def checked(sent: Sent = Depends(room.sent(MOST_BYTES + 3 * MOST_CHARS))) -> Response:
        asked = words(sent.form, "as_of", 20)
        pasted = words(sent.form, "text", MOST_CHARS + 1)
        file = sent.form.get("file")
        try:
            day = _day(asked)
            text, name = _text(pasted, file if isinstance(file, UploadFile) else None)
            report = check(text, library=room.advisor.library, as_of=day)
        except UserError as error:
            return _page(room, sent.who, status=422, as_of=asked, text=pasted, problem=str(error))
        rows = [_row(finding, day) for finding in report.findings]
        tally = {colour: sum(row.colour == colour for row in rows) for colour in ("bad", "due", "good")}
        return _page(
            room, sent.who, as_of=day.isoformat(), text=pasted, name=name, rows=rows, tally=tally, done=True
        )


def _page(room: Room, who: SignedIn, *, status: int = 200, **values: object) -> Response:
    blank = {"text": "", "name": "", "problem": "", "rows": [], "tally": {}, "done": False}
    return room.page("desk_check.html", who, status=status, at="/desk/check", **{**blank, **values})


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else today()
    except ValueError:
        raise UserError(f"日期“{text}”认不出来，请写成 2026-01-31 这样。") from None


def _text(pasted: str, file: UploadFile | None) -> tuple[str, str]:
    """What is to be checked, and what to call it; a file goes before pasted words. Raises `UserError`."""
    if file is not None and file.filename:
        name = file.filename[:80]
        if not name.lower().endswith(".docx"):
            raise UserError(f"“{name}”不是 DOCX；别的文件请把文字贴到框里。")
        data = file.file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise UserError("文件超过 5 MB，请拆小，或把文字贴到框里。")
        if not data.startswith(b"PK\x03\x04"):
            raise UserError(f"“{name}”不是 DOCX；别的文件请把文字贴到框里。")
        text = text_of(data, f"“{name}”")
    else:
        text, name = pasted, ""
    if not text.strip():
        raise UserError("请贴上文字，或选一个 DOCX 文件。")
    if len(text) > MOST_CHARS:
        raise UserError(f"文字超过 {MOST_CHARS // 10_000} 万字，请分几次核对。")
    return text, name


def _row(finding: Finding, day: date) -> Row:
    colour, label = _VERDICTS[finding.verdict]
    label = _REASONS.get(finding.reason or "", label) if finding.verdict == "misquoted" else label
    address = (
        law_address(finding.instrument, finding.article, on=day) if finding.instrument is not None else None
    )
    return Row(finding, colour, label, pieces(finding.difference), address)


def pieces(difference: Difference | None) -> tuple[Piece, ...]:
    """The wording of the law and of the quotation in one line, white space apart."""
    if difference is None or difference.marked.startswith("（"):
        return ()
    says, quoted = "".join(difference.says.split()), "".join(difference.quoted.split())
    found: list[Piece] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, says, quoted, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("kept", says[a1:a2]))
            continue
        found += [Piece("missing", says[a1:a2])] if a1 < a2 else []
        found += [Piece("added", quoted[b1:b2])] if b1 < b2 else []
    return tuple(found)
