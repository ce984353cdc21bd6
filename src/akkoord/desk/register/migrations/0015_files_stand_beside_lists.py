from django.db import migrations


class Migration(migrations.Migration):
    """Apart from the one before, because PostgreSQL alters no table that it has just written to."""

    dependencies = [("register", "0014_lists_in_several_files")]

    operations = [migrations.RemoveField(model_name="submission", name="stored_as")]
