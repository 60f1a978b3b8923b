"""What lawyers and workers tell us about answers: feedback, verdicts, proposals, counts."""

from advisor.review.accounts import Accounts
from advisor.review.feedback import Feedbacks
from advisor.review.store import Store, is_open, open_store
from advisor.review.trace import trace

__all__ = ["Accounts", "Feedbacks", "Store", "is_open", "open_store", "trace"]
