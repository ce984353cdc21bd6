import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

OF_ITS_FILE = ("stored_as", "filename", "sha256", "size", "upload_token", "uploaded_by_id", "uploaded_at")


def give_each_list_its_file(apps, schema_editor):
    """The file that a list had itself stands beside it, alone."""
    files = apps.get_model("register", "ListFile")
    lists = apps.get_model("register", "Submission").objects.exclude(stored_as="")
    files.objects.bulk_create(
        (
            files(submission_id=each["pk"], **{name: each[name] for name in OF_ITS_FILE})
            for each in lists.values("pk", *OF_ITS_FILE)
        ),
        batch_size=500,
    )


def give_it_back(apps, schema_editor):
    lists = apps.get_model("register", "Submission").objects
    for file in apps.get_model("register", "ListFile").objects.filter(left_at__isnull=True).order_by("-pk"):
        lists.filter(pk=file.submission_id).update(stored_as=file.stored_as)


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("register", "0013_answered_by_the_successor"),
    ]

    operations = [
        migrations.CreateModel(
            name="ListFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(blank=True, max_length=120)),
                ("filename", models.CharField(max_length=255)),
                ("stored_as", models.CharField(max_length=80)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("brand", models.CharField(blank=True, max_length=200)),
                ("upload_token", models.UUIDField(unique=True)),
                ("uploaded_at", models.DateTimeField()),
                ("left_at", models.DateTimeField(null=True)),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="register.submission",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("submission", "name"), name="one_file_of_a_name")
                ],
            },
        ),
        migrations.RunPython(give_each_list_its_file, give_it_back),
    ]
