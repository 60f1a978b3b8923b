"""The worker's page `/`: Gradio carries the conversation, our own shell (`shell`) is what a worker sees."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import gradio as gr

from advisor.llm import endpoint
from advisor.web.conversation import Told
from advisor.web.shell import shell

if TYPE_CHECKING:
    from advisor.settings import Settings

# Hands Gradio's end of the wire to assets/talk.js, in whichever order the two are loaded.
_WIRE = """
const end = { send: (said) => trigger('said', said), told: () => props.value };
watch('value', () => window.advisorWire.take(props.value));
window.advisorWire.connect(end);
"""
TITLE = "劳动权益案件顾问"
SESSIONS = 64
"""Gradio keeps the last answer of every session in memory, of 10,000 of them if one lets it."""


def about(settings: Settings) -> str:
    """Where a worker's words go."""
    where = endpoint(settings)
    if where is None:
        return "您写的内容只在这台服务器上处理，不保存，也不发给别人。"
    return f"您写的内容不保存。{where.told}不愿意的话，请不要写姓名和号码。"


def build_page(converse: Callable[[Any], Iterator[Told]]) -> gr.Blocks:
    """The blocks: one component of our own. Nothing is read again between messages, here or on the server.

    `converse` answers what the page sends, piece by piece.
    """

    def said(event: gr.EventData) -> Iterator[Told]:
        # The data of a component's own event: whatever its page sent.
        yield from converse(event._data)

    with gr.Blocks(title=TITLE, analytics_enabled=False) as page:
        # As many as may wait in the queue: a session is read while its answer is made, and never after.
        page.state_session_capacity = SESSIONS
        wire = gr.HTML(
            value=None,
            html_template="<i></i>",
            js_on_load=_WIRE,
            apply_default_css=False,
            elem_id="wire",
        )
        wire.said(
            said,
            None,
            wire,
            show_progress="hidden",
            api_visibility="private",
            trigger_mode="multiple",
        )
    return page  # type: ignore[no-any-return]


def theme() -> gr.themes.Base:
    """No web fonts: the page asks no other host for anything."""
    return gr.themes.Base(font=("system-ui", "sans-serif"), font_mono=("ui-monospace", "monospace"))


def first_paint(settings: Settings) -> tuple[str, str]:
    """Head and body of the shell of this server's page."""
    return shell(settings, about(settings))
