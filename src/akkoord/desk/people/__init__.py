"""Accounts, roles, who may do what, and the log of who looked."""
