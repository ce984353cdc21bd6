"""Property tests take the time they need: the first example also reads the lists of names."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
