"""Who decided about a company's list or document before this was noted has advised it in that year."""

from django.db import migrations


def note_parts(apps, _editor):
    PartTaken = apps.get_model("people", "PartTaken")
    decided = set()
    for app, model in (("register", "Submission"), ("duties", "DutySubmission")):
        rows = apps.get_model(app, model).objects.filter(decided_by__isnull=False)
        decided |= set(
            rows.exclude(state="in_review").values_list(
                "decided_by", "organisation", "cycle__agreement", "cycle__year"
            )
        )
    PartTaken.objects.bulk_create(
        PartTaken(
            user_id=user, organisation_id=organisation, agreement_id=agreement, year=year, part="advised"
        )
        for user, organisation, agreement, year in sorted(decided)
    )


class Migration(migrations.Migration):
    dependencies = [
        ("duties", "0001_initial"),
        ("people", "0007_conflicts_of_interest"),
        ("register", "0005_place_questions"),
    ]

    operations = [migrations.RunPython(note_parts, migrations.RunPython.noop)]
