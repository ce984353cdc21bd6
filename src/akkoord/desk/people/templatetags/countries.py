"""`{{ code|country_name }}`: a country as the reader calls it."""

from django import template
from django.utils.translation import get_language

from akkoord.engine.cleaning import country_names

register = template.Library()


@register.filter
def country_name(code: str) -> str:
    """The name of the country in the language of the page; "" stays empty."""
    return country_names.country_name(code, language=get_language() or "en") if code else ""
