"""The way to a chat model: who is asked, what is sent, how long we wait, what came back.

Ground that stages may stand on. Nothing here trusts an answer, and nothing is imported unless a model is
configured (`Settings.llm`).
"""

from __future__ import annotations

from advisor.llm.base import ChatModel, Limits, Message, ModelTrouble, Reply
from advisor.llm.endpoint import Endpoint, endpoint

__all__ = ["ChatModel", "Endpoint", "Limits", "Message", "ModelTrouble", "Reply", "endpoint"]
