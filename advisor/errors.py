"""Errors a user can mend: one clear Chinese line that says what is wrong and what to do."""

from __future__ import annotations


class UserError(Exception):
    """Bad input. The command line prints the message on one line and exits with 2."""


class KnowledgeError(UserError):
    """A file under knowledge/ that does not validate: path, line and remedy are in the message."""


class NotBuiltError(UserError):
    """The knowledge base has not been built yet."""
