"""How an agreement gets on: the figures of its years, counted in one way and kept as they were counted."""
