"""What is learned, by `python -m evals.train`: the adapter over the model, and the weights of the ranking."""
