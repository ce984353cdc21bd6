"""The addresses of `publication`."""

from django.urls import path

from akkoord.desk.publication.views import decisions, editions, figures, participants, reports

app_name = "publication"
urlpatterns = [
    path("", editions.overview, name="overview"),
    path("own/", participants.own, name="own"),
    path("statements/<int:participation_id>/remove/", participants.remove_statement, name="remove_statement"),
    path("<slug:slug>/", editions.agreement_editions, name="editions"),
    path("<slug:slug>/build/", editions.build, name="build"),
    path("<slug:slug>/<int:number>/", editions.edition, name="edition"),
    path("<slug:slug>/<int:number>/files/<str:name>", editions.staged_file, name="staged_file"),
    path("<slug:slug>/<int:number>/sign/", editions.sign, name="sign"),
    path("<slug:slug>/<int:number>/refuse/", editions.refuse, name="refuse"),
    path("<slug:slug>/<int:number>/publish/", editions.publish, name="publish"),
    path("<slug:slug>/<int:number>/report/", editions.gate_report, name="gate_report"),
    path("<slug:slug>/<int:number>/withdrawal/", editions.withdrawal, name="withdrawal"),
    path("<slug:slug>/<int:number>/companies/", decisions.companies, name="companies_in_gate"),
    path("<slug:slug>/<int:number>/decisions/", decisions.decision, name="decide"),
    path(
        "<slug:slug>/<int:number>/decisions/<int:release_decision>/",
        decisions.take_back,
        name="take_decision_back",
    ),
    path("<slug:slug>/figures/<int:year>/release/", figures.release, name="release_figures"),
    path("<slug:slug>/reports/", reports.reports, name="reports"),
    path("<slug:slug>/reports/open/", reports.open_report, name="open_report"),
    path("<slug:slug>/reports/<int:year>/<int:version>/", reports.report, name="report"),
    path("<slug:slug>/reports/<int:year>/<int:version>/step/", reports.step, name="report_step"),
    path(
        "<slug:slug>/reports/<int:year>/<int:version>/chapters/<str:chapter>/",
        reports.chapter,
        name="chapter",
    ),
]
