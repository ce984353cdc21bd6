"""Browsers as people call them."""

from django import template

from akkoord.desk.people.rules.browsers import browser_in_words

register = template.Library()
register.filter("browser", browser_in_words)
