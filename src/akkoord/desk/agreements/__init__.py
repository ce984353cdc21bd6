"""Agreements, organisations and their participation."""
