"""Texts are found wherever they are marked, and a poor translation is seen."""

import importlib.util
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

specification = importlib.util.spec_from_file_location(
    "messages", Path(__file__).resolve().parents[2] / "tools/messages.py"
)
messages = importlib.util.module_from_spec(specification)
specification.loader.exec_module(messages)


def found(folder):
    return {
        (message.id, message.context, *(place for place, _ in message.locations))
        for message in messages.texts(messages.gathered(folder, root=folder))
    }


def test_gathered_reads_every_marking_of_python(tmp_path):
    (tmp_path / "rules.py").write_text(
        'a = gettext("One")\nb = gettext_lazy("Two")\nc = gettext_noop("Three " "parts")\n'
        'd = ngettext("%(n)s row", "%(n)s rows", n)\ne = pgettext("state", "open")\nf = other("Not me")\n'
    )

    assert found(tmp_path) == {
        ("One", None, "rules.py"),
        ("Two", None, "rules.py"),
        ("Three parts", None, "rules.py"),
        (("%(n)s row", "%(n)s rows"), None, "rules.py"),
        ("open", "state", "rules.py"),
    }


def test_gathered_reads_templates_whatever_their_indentation(tmp_path):
    (tmp_path / "page.html").write_text(
        "<ul>\n    <li>{% translate 'Sign out' %}</li>\n  <li>it's {{ x|default:_(\"none\") }}</li>\n</ul>\n"
        "{% blocktranslate count n=rows trimmed %}\n  {{ n }} row\n{% plural %}\n  {{ n }} rows\n"
        "{% endblocktranslate %}\n{% translate 'open' context 'state' %}\n"
    )

    assert found(tmp_path) == {
        ("Sign out", None, "page.html"),
        ("none", None, "page.html"),
        (("%(n)s row", "%(n)s rows"), None, "page.html"),
        ("open", "state", "page.html"),
    }


@pytest.mark.parametrize(
    ("original", "translation", "keeps"),
    [
        ("%(n)s of %(all)s", "%(all)s, daarvan %(n)s", True),
        ("%(n)s of %(all)s", "%(n)s van %(alle)s", False),
        ("%(n)s rows", "rijen", False),
        (("%(n)s row", "%(n)s rows"), ("%(n)s rij", "%(n)s rijen"), True),
        (("One row", "%(n)s rows"), ("Een rij", "%(n)s rijen"), True),
        ("%(n)s %% of all", "%(n)s %% van alle", True),
        (("One row", "%(n)s rows"), ("Een rij", "%(aantal)s rijen"), False),
    ],
)
def test_keeps_placeholders(original, translation, keeps):
    assert messages.keeps_placeholders(Message(original, translation)) is keeps


def test_faults_name_what_is_missing_broken_and_stale(tmp_path, monkeypatch):
    monkeypatch.setattr(messages, "LOCALE", tmp_path)
    template = Catalog()
    for text in ("Kept", "Empty", "Number %(n)s", "New"):
        template.add(text, locations=[("src/akkoord/public/pages.py", 0)])
    catalog = Catalog(locale="nl")
    catalog.add("Kept", "Gehouden")
    catalog.add("Empty", "")
    catalog.add("Number %(n)s", "Nummer %(m)s")
    messages.po_path("nl").parent.mkdir(parents=True)
    with messages.po_path("nl").open("wb") as file:
        messages.write_po(file, catalog)

    assert list(messages.faults("nl", template)) == [
        "nl: not translated: Empty",
        "nl: other placeholders: Number %(n)s",
        "nl: not extracted: New",
        "nl: django.mo is older than django.po",
    ]
