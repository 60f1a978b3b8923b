"""What is learned, by `python -m evals.train`: the adapter over the bundled model, the weights of the ranking."""
