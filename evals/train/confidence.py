"""`python -m evals.train.confidence`: learn when what was found is good enough to answer from.

A logistic regression of two figures on the development half of the abstention dataset; it prints the three
numbers that `advisor/retrieval/confidence.py` holds, and the shares they give when each question is left out
once. The held-out half takes no part.
"""

from __future__ import annotations

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import LeaveOneOut, cross_val_predict

from advisor.advice import Advisor
from advisor.clock import today
from advisor.retrieval import confidence, filters
from advisor.retrieval.search import Ground
from evals.datasets import abstention_cases

SPREAD = 0.01
"""Cosines differ by hundredths: in this unit the usual penalty on weights of about one is right."""


def main() -> None:
    advisor = Advisor()
    cases = [case for case in abstention_cases() if case.half == "dev"]
    seen = np.array([_signals(case.question, advisor) for case in cases])
    given = np.array([case.expect == "answer" for case in cases])
    middle = seen.mean(axis=0)
    units = (seen - middle) / SPREAD
    model = LogisticRegression().fit(units, given)
    weights = model.coef_[0] / SPREAD
    print(f"NEAREST = {weights[0]:.1f}\nTOPIC = {weights[1]:.1f}")
    print(f"BIAS = {model.intercept_[0] - weights @ middle:.2f}")
    left_out = cross_val_predict(LogisticRegression(), units, given, cv=LeaveOneOut(), method="predict_proba")
    sure = left_out[:, 1] >= confidence.ENOUGH
    print(f"left out once: outside withheld {np.mean(~sure[~given]):.3f}", end=", ")
    print(f"workers answered {np.mean(sure[given]):.3f}")


def _signals(question: str, advisor: Advisor) -> tuple[float, float]:
    scope = filters.scope(today(), filters.places_in(question, advisor.library))
    legs = Ground(advisor.index, advisor.library, scope).legs(question, (), ())
    return confidence.signals(legs)


if __name__ == "__main__":
    main()
