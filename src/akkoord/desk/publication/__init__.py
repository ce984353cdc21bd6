"""Editions: what leaves the house, judged by the gate and signed by two."""
