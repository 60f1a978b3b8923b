"""Understand what a worker writes: route, facts in everyday Chinese, matters and sub-questions; and keep the
case file of a conversation."""

from advisor.dialogue.again import reconsider
from advisor.dialogue.case_file import remember, update_case
from advisor.dialogue.second_reader import make_reader
from advisor.dialogue.understand import understand

__all__ = ["make_reader", "reconsider", "remember", "understand", "update_case"]
