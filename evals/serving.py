"""`python -m evals.serving`: peak memory, in MB, of a process that opened the page and answered questions.

A process of its own, so that nothing an evaluation loads besides is counted.
"""

from __future__ import annotations

import re
from pathlib import Path

from advisor.advice import Advisor, advise
from advisor.web.server import create_app
from evals.datasets import question_cases

EVERY = 4
"""Of the questions, every fourth: long and short ones."""


def main() -> None:
    advisor = Advisor()
    app = create_app(advisor)
    for case in question_cases()[::EVERY]:
        advise(case.question, advisor=advisor)
    del app
    print(_peak())


def _peak() -> int:
    """Of this process alone: what `getrusage` tells is, after a fork, at least what the parent held."""
    told = re.search(r"^VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(), re.MULTILINE)
    if told is None:
        raise SystemExit("/proc/self/status does not tell VmHWM: measure on Linux")
    return int(told[1]) // 1024


if __name__ == "__main__":
    main()
