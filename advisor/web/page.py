"""The worker's page: a conversation, and beside it what each 【n】 rests on."""

from __future__ import annotations

import logging
import queue
import threading
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from importlib import resources
from typing import TYPE_CHECKING, Any

import gradio as gr

from advisor.domain import Answer, CaseFile, Citation
from advisor.llm import endpoint
from advisor.privacy import failure
from advisor.web.recorded import answered
from advisor.web.render import facts_html, parts, sources_html
from advisor.web.site import asset, render

if TYPE_CHECKING:
    from advisor.advice import Advisor
    from advisor.settings import Settings

log = logging.getLogger(__name__)

_ASSETS = resources.files("advisor.web") / "assets"
STYLE = (_ASSETS / "page.css").read_text(encoding="utf-8")

_EXAMPLES = (
    "我2022年5月1日进佛山一家厂，车间夏天三十五六度没空调，从没发过高温补贴，合法吗？我还在职，能要回多少？",
    "公司只发凉茶，说可以抵高温津贴，对吗？",
    "我在广州做环卫，今年6月到10月一分高温费都没有，怎么办？",
)
_ABOUT = (
    '<footer class="about"><p><strong>放心用，也请核对。</strong>'
    "每句法律都标了【编号】，点开就是出处；金额由规则算出，过程都写明。"
    "这不能代替律师：金额大、快到期限、或公司已经请了律师时，请先打 "
    '<a href="tel:12351">12351</a>（工会）、<a href="tel:12348">12348</a>（法律援助）或 '
    '<a href="tel:12333">12333</a>（人社）。</p>'
    "<p>%s</p></footer>"
)
_LEAD = (
    '<div class="opening"><h1>说说您遇到的事</h1>'
    "<p>用平常的话就行。这里告诉您法律怎么说、能要回多少、下一步怎么做。</p></div>"
)
_APOLOGY = (
    "刚才没能答上来，是程序出了问题，不是您的问题。请再发一次；"
    "还不行的话，先打 12351（工会）或 12333（人社）。"
)


@dataclass
class Session:
    """One visitor's conversation; lives only as long as the page is open."""

    case: CaseFile = field(default_factory=CaseFile)
    citations: tuple[tuple[Citation, ...], ...] = ()


def head() -> str:
    """What the document's head needs beside Gradio's own."""
    return (
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="stylesheet" href="{asset("base.css")}">'
        f'<script src="{asset("site.js")}"></script><script src="{asset("page.js")}"></script>'
    )


def theme() -> gr.themes.Base:
    """No web fonts: the page asks no other host for anything."""
    system = ("system-ui", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif")
    return gr.themes.Base(font=system, font_mono=("ui-monospace", "monospace"))


def about(settings: Settings) -> str:
    """The page's foot: what the answers are worth, and where words go."""
    where = endpoint(settings)
    if where is None:
        return _ABOUT % "您写的内容只在这台服务器上处理，不保存，也不发给别人。"
    return _ABOUT % escape(f"您写的内容不保存。{where.told}不愿意的话，请不要写姓名和号码。")


def build_page(advisor: Advisor) -> gr.Blocks:
    """The Gradio blocks. Each browser tab has its own `Session`."""

    def ask(message: str, history: list[dict[str, Any]], session: Session) -> Iterator[tuple[Any, ...]]:
        words = (message or "").strip()
        history = [*history, {"role": "user", "content": words or "（空）"}]
        skip = gr.skip()
        # The box is emptied once: what is typed while the answer streams in is the next message.
        yield "", history, skip, skip, skip, gr.update(interactive=False)
        for stage, answer in _stages(words, advisor, session.case):
            if answer is None:
                shown = [*history, {"role": "assistant", "content": f"<p class='stage'>{stage}</p>"}]
                yield skip, shown, skip, skip, skip, skip
                continue
            session = Session(answer.case, (*session.citations, answer.citations))
            sources, facts = sources_html(session.citations), facts_html(answer.case.facts)
            text = ""
            for piece in parts(answer):
                text += piece
                shown = [*history, {"role": "assistant", "content": text}]
                yield skip, shown, session, sources, facts, skip
        yield skip, skip, skip, skip, skip, gr.update(interactive=True)

    def restart() -> tuple[Any, ...]:
        return "", [], Session(), sources_html(()), ""

    with gr.Blocks(title="劳动权益案件顾问", analytics_enabled=False, fill_width=True) as page:
        session = gr.State(Session())
        gr.HTML(render("masthead.html", here="/"))
        gr.HTML(_LEAD)
        with gr.Row(elem_classes="room"):
            with gr.Column(scale=3, elem_classes="talk"):
                chat = gr.Chatbot(
                    show_label=False,
                    label="对话",
                    elem_id="chat",
                    height=None,
                    min_height=60,
                    placeholder="还没有对话。在下面写下您的情况，或点一个例子。",
                    buttons=[],
                    feedback_options=None,
                    layout="bubble",
                    latex_delimiters=[],
                    line_breaks=False,
                    allow_tags=False,
                    group_consecutive_messages=False,
                )
                words = gr.Textbox(
                    label="您的情况",
                    placeholder="例如：我哪天进厂、在哪个城市、车间有没有空调、发过多少钱……",
                    lines=3,
                    max_lines=8,
                    elem_id="words",
                )
                with gr.Row(elem_classes="actions"):
                    again = gr.Button("重新开始", variant="secondary", elem_id="again")
                    send = gr.Button("问一问", variant="primary", elem_id="send")
                gr.Examples(
                    [[example] for example in _EXAMPLES],
                    inputs=[words],
                    label="不知道怎么说？点一个例子改一改",
                )
            with gr.Column(scale=2, elem_classes="beside", elem_id="beside"):
                facts = gr.HTML("", elem_id="facts")
                sources = gr.HTML(sources_html(()), elem_id="sources")
        gr.HTML(about(advisor.settings))

        outputs = [words, chat, session, sources, facts, send]
        for trigger in (send.click, words.submit):
            trigger(ask, [words, chat, session], outputs, show_progress="hidden", api_visibility="private")
        again.click(restart, None, outputs[:-1], show_progress="hidden", api_visibility="private")
    return page  # type: ignore[no-any-return]


def _stages(words: str, advisor: Advisor, case: CaseFile) -> Iterator[tuple[str, Answer | None]]:
    """Progress lines while the pipeline works, then its answer."""
    told: queue.Queue[tuple[str, Answer | None]] = queue.Queue()

    def work() -> None:
        try:
            answer, _ = answered(
                words, advisor=advisor, case=case, progress=lambda stage: told.put((stage, None))
            )
        except Exception as error:  # noqa: BLE001
            # A worker never sees a traceback; the log carries an id and no words of theirs.
            identity = uuid.uuid4().hex[:8]
            log.error("question %s failed: %s", identity, failure(error))
            answer = Answer(route="clarify", text=f"{_APOLOGY}（编号 {identity}）", case=case)
        told.put(("", answer))

    threading.Thread(target=work, daemon=True).start()
    while True:
        stage, answer = told.get()
        yield stage, answer
        if answer is not None:
            return
