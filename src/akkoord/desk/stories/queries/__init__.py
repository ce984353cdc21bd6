"""Reads about stories."""
