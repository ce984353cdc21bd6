"""A new table of the desk has a term, or it is said here why it is kept."""

from django.apps import apps

from akkoord.desk.retention.rules import Kept

WITH_A_TERM = {
    Kept.LISTS: {
        "register.Submission",
        "register.ListFile",
        "register.ListRow",
        "register.SubmissionProblem",
        "register.MendedCell",
        "register.RowQuestion",
        "register.PlaceQuestion",
        "register.Receipt",
        "register.SourcingLink",
        "register.LastYearSite",
        "register.ResponsibleExit",
        "register.RememberedColumns",
        "register.RememberedCountry",
        "register.RightAsItStands",
    },
    Kept.DOCUMENTS: {"duties.DutySubmission", "agreements.Evidence", "agreements.MonitorJudgement"},
    Kept.SIGNED: {"agreements.SignedDocument"},
    Kept.TALKS: {"duties.Talk", "duties.Talk_promises", "agreements.Enrolment", "agreements.ProjectMember"},
    Kept.DRAFTS: {"register.Submission"},
    Kept.PAPERS: {"agreements.PaperFile"},
    Kept.STORIES: {
        "stories.StoryPerson",
        "stories.Consent",
        "stories.StoryText",
        "stories.StoryPicture",
        "stories.StoryPicture_people",
        "stories.NamedCompany",
    },
    Kept.TELLERS: {"stories.StoryPerson", "stories.Consent", "stories.StoryPicture"},
    Kept.PEOPLE: {
        "people.User",
        "account.EmailAddress",
        "mfa.Authenticator",
        "socialaccount.SocialAccount",
    },
    Kept.LETTERS: {"people.Letter"},
    Kept.LEFTOVERS: {
        "people.Invitation",
        "people.AccountLink",
        "people.SignInFailure",
        "usersessions.UserSession",
        "sessions.Session",
        "django_tasks_database.DBTaskResult",
    },
}
STEPS = "what the parties decided, which is the memory of the agreement and names no link"
THAT_IT_HAPPENED = "that something was handed in, asked or granted, and when, stays when its content goes"
OF_THE_REGISTER = "neutral of any company: a text, a place, and what makes them one"
PROOF = "it proves what was done, and may only grow"
UNUSED = "a table of a library that this house does not use"
KEPT = {
    "agreements.Agreement": STEPS,
    "agreements.AgreementChange": STEPS,
    "agreements.PhaseChange": STEPS,
    "agreements.ClosingRecord": STEPS,
    "agreements.Body": STEPS,
    "agreements.Seat": STEPS,
    "agreements.SeatNumber": STEPS,
    "agreements.Meeting": STEPS,
    "agreements.Attendance": STEPS,
    "agreements.AgendaItem": STEPS,
    "agreements.Paper": STEPS,
    "agreements.Statement": STEPS,
    "agreements.Decision": STEPS,
    "agreements.Question": STEPS,
    "agreements.Review": STEPS,
    "agreements.Recommendation": STEPS,
    "agreements.RecommendationEvent": STEPS,
    "agreements.Commitment": STEPS,
    "agreements.CommitmentEvent": STEPS,
    "agreements.MarketShare": STEPS,
    "agreements.Training": STEPS,
    "agreements.TrainingDate": STEPS,
    "agreements.NormSet": STEPS,
    "agreements.Deliverable": "what was asked of whom, without what shows it and how it was judged",
    "agreements.MonitoringReport": STEPS,
    "agreements.CollectiveProject": STEPS,
    "agreements.ProjectEvent": STEPS,
    "agreements.ProjectAim": STEPS,
    "agreements.ProjectResult": STEPS,
    "agreements.ProjectMoney": STEPS,
    "agreements.ProjectMeeting": STEPS,
    "agreements.Organisation": "a name from the trade register, and that it took part, which is public",
    "agreements.OrganisationName": "names from the trade register, and brands, which are public",
    "agreements.Participation": "that a company took part, from when to when, which is public",
    "agreements.ParticipationEvent": THAT_IT_HAPPENED,
    "agreements.Objection": "why a company was let in or not, which it can ask for",
    "duties.Duty": STEPS,
    "duties.Extension": THAT_IT_HAPPENED,
    "duties.Reminder": THAT_IT_HAPPENED,
    "duties.Reminder_letters": THAT_IT_HAPPENED,
    "register.Cycle": STEPS,
    "register.ConsolidationRun": "figures only",
    "register.Location": OF_THE_REGISTER,
    "register.LocationEvent": OF_THE_REGISTER,
    "register.LocationFact": OF_THE_REGISTER,
    "register.Mention": OF_THE_REGISTER,
    "register.ScoredPair": OF_THE_REGISTER,
    "register.JudgementRecord": "so that nobody is asked twice; what a company answered forgets who it was",
    "register.LinkHold": PROOF,
    "register.RegisterRevision": "a counter",
    "progress.FigureSet": STEPS,
    "progress.Figure": "numbers only, of companies together",
    "publication.Edition": "published for good; the inner record of its places goes nameless with the lists",
    "publication.AnnualReport": "published for good; drafts of it name no company",
    "publication.ReportChapter": "the texts of a report, which everybody may read in the end",
    "publication.Signature": PROOF,
    "publication.ReleaseDecision": "why the list is as it is; the company goes nameless with its lists",
    "stories.Story": "that a story was there, without who and what",
    "stories.StoryEvent": THAT_IT_HAPPENED,
    "people.AccessLogEntry": "a company may ask who looked; the place goes with the lists",
    "people.ConflictOfInterest": PROOF,
    "people.Mandate": "which role an account held; the name goes with the person",
    "people.PartTaken": PROOF,
    "people.ShortStaff": PROOF,
    "retention.Destruction": PROOF,
    "exports.CompanyCopy": "that a copy was asked for; its file goes after seven days",
    "exports.AgreementExport": "who received the agreement; its file goes after seven days",
    "reviewing.Appointment": STEPS,
    "reviewing.Reviewer": PROOF,
    "reviewing.DataSet": "that a reviewer had it; its file and its key go half a year after the access",
    "reviewing.SetSignature": PROOF,
    "reviewing.ProposedRecommendation": STEPS,
    "account.EmailConfirmation": UNUSED,
    "socialaccount.SocialApp": UNUSED,
    "socialaccount.SocialToken": UNUSED,
    "auth.Group": UNUSED,
    "auth.Group_permissions": UNUSED,
    "auth.Permission": UNUSED,
    "contenttypes.ContentType": UNUSED,
}


def test_every_table_has_a_term_or_a_reason_to_be_kept():
    everything = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    with_a_term = set().union(*WITH_A_TERM.values())
    assert everything == with_a_term | KEPT.keys()
    assert with_a_term & KEPT.keys() == set()


def test_every_term_is_about_something():
    assert WITH_A_TERM.keys() == set(Kept)
