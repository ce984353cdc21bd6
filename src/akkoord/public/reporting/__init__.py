"""Reporting what is wrong at a location: taken in without an account, sealed before it is written."""
