"""The shop window: reads published editions; knows nothing of the desk."""
