"""Let the access log lose at which location somebody looked, and nothing else."""

from django.db import migrations

from akkoord.desk.people import append_only


def install_anew(apps, schema_editor):
    append_only.remove(schema_editor.connection)
    append_only.install(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("people", "0008_links_in_letters")]
    operations = [migrations.RunPython(install_anew, migrations.RunPython.noop)]
