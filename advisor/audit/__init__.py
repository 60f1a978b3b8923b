"""Is the knowledge fit to be built on? `audit` looks for what loading a file cannot see.

Loading refuses what does not validate (`Library.validate`); the audit reads everything together: official
wording that slipped into our sentences, figures that say something else than the parameters, wordings that
repeat one another or the yardstick, entries nothing leads to.
"""

from advisor.audit.audit import Audit, audit
from advisor.audit.counts import Counts, count

__all__ = ["Audit", "Counts", "audit", "count"]
