"""Learn a model from answers: monotone curves that lean on the model they start from."""
