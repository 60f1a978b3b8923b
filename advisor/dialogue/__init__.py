"""Understand what a worker writes: route, facts in everyday Chinese, matters and sub-questions."""

from advisor.dialogue.understand import understand, update_case

__all__ = ["understand", "update_case"]
