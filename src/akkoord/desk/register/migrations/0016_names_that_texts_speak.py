"""The words by which a text that speaks of a location finds it."""

from typing import Any

from django.db import migrations, models

from akkoord.desk.register.rules.spoken_names import name_key

AT_ONCE = 10_000


def fill(apps: Any, editor: Any) -> None:  # noqa: ANN401 - what Django hands to a migration
    """Note the words of every location; the table is written to last, as PostgreSQL asks."""
    location = apps.get_model("register", "Location")
    names = location.objects.exclude(name="").values_list("pk", "name")
    with editor.connection.cursor() as cursor:
        pairs = [(name_key(name), pk) for pk, name in names.iterator(AT_ONCE)]
        for start in range(0, len(pairs), AT_ONCE):
            cursor.executemany(
                "UPDATE register_location SET name_key = %s WHERE location_id = %s",
                pairs[start : start + AT_ONCE],
            )


class Migration(migrations.Migration):
    dependencies = [("register", "0015_files_stand_beside_lists")]

    operations = [
        migrations.AddField(
            model_name="location",
            name="name_key",
            field=models.CharField(blank=True, default="", editable=False, max_length=200),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="location", index=models.Index(fields=["name_key"], name="location_by_name_key")
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
