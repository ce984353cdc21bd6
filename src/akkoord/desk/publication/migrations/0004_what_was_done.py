from django.db import migrations, models


class Migration(migrations.Migration):
    """What the companies behind an edition have done, for the gate of later ones."""

    dependencies = [("publication", "0003_who_stands_behind")]

    operations = [
        migrations.AddField(model_name="edition", name="work", field=models.JSONField(default=dict)),
    ]
