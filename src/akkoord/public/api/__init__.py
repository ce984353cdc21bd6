"""The read-only JSON interface of the public site."""
