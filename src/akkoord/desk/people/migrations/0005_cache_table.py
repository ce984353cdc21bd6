"""The table of what all web processes remember together for a short time."""

from django.core.management import call_command
from django.db import migrations


def create(apps, schema_editor):
    call_command("createcachetable", "desk_cache", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("people", "0004_sign_in_failure_of_network")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
