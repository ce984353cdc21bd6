"""Writes of stories."""
