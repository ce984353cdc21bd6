"""A new table that belongs to an organisation is in its copy, or it is said here why not."""

from django.apps import apps

from akkoord.desk.agreements.models import Organisation

IN_A_COPY = {
    "agreements.Commitment",
    "agreements.Deliverable",
    "agreements.Enrolment",
    "agreements.OrganisationName",
    "agreements.Participation",
    "agreements.ProjectMember",
    "agreements.Recommendation",
    "duties.DutySubmission",
    "duties.Extension",
    "duties.Reminder",
    "duties.Talk",
    "exports.CompanyCopy",
    "people.AccessLogEntry",
    "people.Mandate",
    "register.LastYearSite",
    "register.ResponsibleExit",
    "register.RememberedColumns",
    "register.RememberedCountry",
    "register.RightAsItStands",
    "register.Submission",
    "retention.Destruction",
    "stories.NamedCompany",
    "stories.Story",
}
KEPT_BACK = {
    "agreements.CollectiveProject": "which party leads a project, which is no company",
    "agreements.Objection": "what one party said of another company's joining",
    "agreements.Paper": "what a party brought to a meeting, which is in its report; no company does",
    "agreements.ParticipationEvent": "names the organisation that goes on, and stands in its own copy",
    "agreements.Seat": "who sits in a body is in the reports of its meetings",
    "agreements.Training": "who gives a training, which is in the programme for all",
    "people.ConflictOfInterest": "about somebody of the secretariat, not about the company",
    "people.PartTaken": "names somebody of the secretariat",
    "people.User": "for whom somebody works in the open window",
    "publication.ReleaseDecision": "would tell how few others stand behind a location",
    "register.LinkHold": "would tell of a case",
    "register.SourcingLink": "follows from the rows, and its location would tell of other lists",
}


def test_every_table_of_an_organisation_is_in_its_copy_or_kept_back_with_a_reason():
    of_an_organisation = {
        model._meta.label
        for model in apps.get_models()
        if any(field.related_model is Organisation for field in model._meta.concrete_fields)
    }
    assert of_an_organisation == IN_A_COPY | KEPT_BACK.keys()
