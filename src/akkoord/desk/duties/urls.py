"""The addresses of the yearly cycle; an organisation is named by its random identifier only."""

from django.urls import path

from akkoord.desk.duties.views import documents, letters, opening, own, talks, year

app_name = "duties"
urlpatterns = [
    path("years/open/<slug:slug>/", opening.open_year, name="open_year"),
    path("years/<int:cycle_id>/", year.year, name="year"),
    path("years/<int:cycle_id>/duties/", year.set_duty, name="set_duty"),
    path("years/<int:cycle_id>/letters/", letters.draft, name="draft_letters"),
    path("years/<int:cycle_id>/letters/send/", letters.send, name="send_letters"),
    path("years/<int:cycle_id>/companies/<uuid:organisation_id>/", year.company, name="company"),
    path(
        "years/<int:cycle_id>/companies/<uuid:organisation_id>/<str:duty>/time/", year.extend, name="extend"
    ),
    path(
        "years/<int:cycle_id>/companies/<uuid:organisation_id>/reminded/",
        year.note_reminder,
        name="note_reminder",
    ),
    path("years/<int:cycle_id>/talks/", talks.talks, name="talks"),
    path("years/<int:cycle_id>/talks/<uuid:organisation_id>/", talks.talk, name="talk"),
    path("years/<int:cycle_id>/talks/<uuid:organisation_id>/plan/", talks.plan, name="plan_talk"),
    path("years/<int:cycle_id>/talks/<uuid:organisation_id>/report/", talks.report, name="report_talk"),
    path("years/<int:cycle_id>/talks/<uuid:organisation_id>/agree/", talks.agree, name="agree_in_talk"),
    path("company/years/<int:cycle_id>/talk/", talks.own_talk, name="own_talk"),
    path("company/years/<int:cycle_id>/talk/confirm/", talks.confirm, name="confirm_talk"),
    path("documents/<uuid:handed_in_id>/", documents.document, name="document"),
    path("documents/<uuid:handed_in_id>/file/", documents.document_file, name="document_file"),
    path("documents/<uuid:handed_in_id>/decide/", documents.decide, name="decide"),
    path("company/duties/", own.own_duties, name="own_duties"),
    path("company/years/<int:cycle_id>/duties/<str:duty>/", own.own_duty, name="own_duty"),
]
