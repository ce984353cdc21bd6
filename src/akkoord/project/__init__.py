"""Wiring: configuration, settings, urls."""
