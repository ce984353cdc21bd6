"""What is kept of an edition says who stands behind it: not who waits, but who is kept."""

from django.db import migrations


def say_who_stands_behind(apps, _schema_editor):
    """A company whose location was held waits; a location that was kept has the companies it had before."""
    before = {}
    for edition in apps.get_model("publication", "Edition").objects.order_by("agreement", "number"):
        held, kept = (set(edition.report.get(name, ())) for name in ("held", "kept"))
        waiting = {company for place in held for company in edition.supporters.get(place, ())}
        known = before.get(edition.agreement_id, {})
        edition.supporters = {
            place: [company for company in companies if company not in waiting]
            for place, companies in edition.supporters.items()
            if place not in held
        } | {place: known.get(place, []) for place in kept}
        edition.save(update_fields=["supporters"])
        if edition.state in {"published", "superseded"}:
            before[edition.agreement_id] = edition.supporters


class Migration(migrations.Migration):
    dependencies = [("publication", "0002_annual_reports")]
    operations = [migrations.RunPython(say_who_stands_behind, migrations.RunPython.noop)]
