"""No page carries script or style of its own (data for a script aside): the security policy refuses it."""

import re
from pathlib import Path

import pytest

import akkoord

HOME = Path(akkoord.__file__).parent
TEMPLATES = sorted(HOME.rglob("templates/**/*.html"))
INLINE = re.compile(
    r"\sstyle=|<style|\son[a-z]+=|javascript:|<script(?![^>]*\s(?:src=|type=[\"']application/(?:ld\+)?json))",
    re.IGNORECASE,
)
SHOWN_AS_TEXT = re.compile(r"&lt;.*?&gt;", re.DOTALL)
"""A tag for others to copy."""
ELSEWHERE = re.compile(
    r"(?:src|action|hx-get|hx-post)=[\"']https?:|<link[^>]*href=[\"']https?:", re.IGNORECASE
)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(HOME).as_posix())
def test_template_has_nothing_inline_and_nothing_from_elsewhere(template):
    text = SHOWN_AS_TEXT.sub("", template.read_text())

    assert INLINE.findall(text) == []
    assert ELSEWHERE.findall(text) == []
