import pytest
from django.template import Context, Template
from django.utils import translation


@pytest.mark.parametrize(
    ("code", "language", "shown"), [("DE", "nl", "Duitsland"), ("DE", "fr", "Allemagne"), ("", "en", "–")]
)
def test_country_name_in_the_language_of_the_page(code, language, shown):
    template = Template("{% load countries %}{{ code|country_name|default:'–' }}")

    with translation.override(language):
        assert template.render(Context({"code": code})) == shown
