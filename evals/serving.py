"""`python -m evals.serving`: peak memory, in MB, of a process that opened the page and answered questions.

A process of its own, so that nothing an evaluation loads besides is counted.
"""

from __future__ import annotations

import resource

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
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


if __name__ == "__main__":
    main()
