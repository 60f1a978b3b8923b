"""`/desk/knowledge`: topics, claims and provisions with their sources; a correction becomes a patch file."""

from __future__ import annotations

from fastapi import APIRouter, Depends
from starlette.responses import Response

from advisor.domain import Claim
from advisor.errors import UserError
from advisor.review.accounts import SignedIn
from advisor.review.proposals import MOST_CHARS, find_claim, proposals, propose
from advisor.web.addresses import law_address
from advisor.web.desk_queue import moment
from advisor.web.desk_room import Room, Sent
from advisor.web.forms import words

_MOST_FOUND = 60
_QUESTIONS = {
    "lawful": "合不合法",
    "how_much": "能要多少",
    "what_now": "怎么办",
    "by_when": "期限",
    "evidence": "证据",
    "who_helps": "找谁",
    "boss_says": "老板会说",
}


def add_knowledge(router: APIRouter, room: Room) -> None:
    @router.get("/knowledge")
    def start(who: SignedIn = Depends(room.signed_in), q: str = "") -> Response:
        library = room.advisor.library
        asked = q.strip()[:80]
        found = [one for one in library.claims.values() if _meant(one, asked)] if asked else []
        return room.page(
            "desk_knowledge.html",
            who,
            at="/desk/knowledge",
            topics=sorted(library.topics.values(), key=lambda one: one.title),
            q=asked,
            found=found[:_MOST_FOUND],
            count=len(found),
            laws=[one for one in library.instruments if one.indexed],
            law=law_address,
            made=proposals(room.store),
            moment=moment,
        )

    @router.get("/knowledge/topic/{id}")
    def topic(id: str, who: SignedIn = Depends(room.signed_in)) -> Response:
        known = room.advisor.library.topics.get(id)
        if known is None:
            return room.sorry(404, "没有这个专题。")
        groups = [
            (label, [one.claim for one in known.claims if one.question == question])
            for question, label in _QUESTIONS.items()
        ]
        return room.page(
            "desk_topic.html", who, at="/desk/knowledge", topic=known, groups=groups, law=law_address
        )

    @router.get("/knowledge/claim/{id}")
    def claim(id: str, who: SignedIn = Depends(room.signed_in)) -> Response:
        return _claim(room, who, id)

    @router.post("/knowledge/claim/{id}")
    def correct(id: str, sent: Sent = Depends(room.sent(50_000))) -> Response:
        new, why = words(sent.form, "new", MOST_CHARS + 1), words(sent.form, "why", MOST_CHARS + 1)
        if id not in room.advisor.library.claims:
            return room.sorry(404, "没有这一句。")
        settings = room.advisor.settings
        try:
            path = propose(
                room.store,
                knowledge=settings.knowledge_dir,
                folder=settings.data_dir / "proposals",
                account=sent.who.account,
                claim=id,
                new=new,
                why=why,
            )
        except UserError as error:
            return _claim(room, sent.who, id, status=422, problem=str(error), new=new, why=why)
        return _claim(room, sent.who, id, patch=path.read_text(encoding="utf-8"), patch_name=path.name)


def _claim(room: Room, who: SignedIn, id: str, *, status: int = 200, **told: str) -> Response:
    library = room.advisor.library
    claim = library.claims.get(id)
    if claim is None:
        return room.sorry(404, "没有这一句。")
    place = find_claim(room.advisor.settings.knowledge_dir, id)
    root = room.advisor.settings.knowledge_dir
    blank = {"problem": "", "new": claim.text, "why": "", "patch": "", "patch_name": ""}
    return room.page(
        "desk_claim.html",
        who,
        status=status,
        at="/desk/knowledge",
        claim=claim,
        provisions=[(ref, library.provision(ref)) for ref in claim.provisions],
        topics=[one for one in library.topics.values() if any(use.claim.id == id for use in one.claims)],
        where=f"knowledge/{place.file.relative_to(root).as_posix()}:{place.line}" if place else "",
        made=proposals(room.store, id),
        law=law_address,
        moment=moment,
        most=MOST_CHARS,
        **{**blank, **told},
    )


def _meant(claim: Claim, asked: str) -> bool:
    return asked in claim.text or asked == claim.id or any(asked in str(ref) for ref in claim.provisions)
