"""The addresses of `agreements`."""

from django.urls import path

from akkoord.desk.agreements.views import agreements, configuration, joining, market, organisations, phases

app_name = "agreements"
urlpatterns = [
    path("", agreements.overview, name="overview"),
    path("new/", configuration.choose_ready, name="choose_ready"),
    path("new/<slug:ready>/", configuration.begin, name="begin"),
    path("own/", joining.own, name="own"),
    path("own/apply/<slug:slug>/", joining.apply, name="apply"),
    path("own/<int:participation_id>/sign/", joining.sign, name="sign"),
    path("own/<int:participation_id>/step-back/", joining.step_back, name="step_back"),
    path("documents/<int:document_id>/", joining.document, name="document"),
    path("joining/", joining.joining, name="joining"),
    path("joining/<int:participation_id>/", joining.object_to, name="object_to"),
    path("<slug:slug>/", agreements.agreement, name="agreement"),
    path("<slug:slug>/parties/", agreements.parties, name="parties"),
    path("<slug:slug>/set-up/", configuration.set_up, name="set_up"),
    path("<slug:slug>/set-up/<slug:part>/", configuration.change_part, name="change_part"),
    path("<slug:slug>/market/", market.market, name="market"),
    path("<slug:slug>/phases/", phases.phases, name="phases"),
    path("<slug:slug>/phases/next/", phases.move_on, name="move_on"),
    path("<slug:slug>/phases/settle/", phases.settle, name="settle"),
    path("<slug:slug>/<uuid:organisation_id>/", organisations.organisation, name="organisation"),
    path("<slug:slug>/objections/<int:objection_id>/", organisations.answer, name="answer"),
    path("<slug:slug>/<uuid:organisation_id>/state/", organisations.change_state, name="change_state"),
]
