"""Akkoord: the trusted secretariat for multi-party agreements."""
