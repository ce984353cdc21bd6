"""The addresses of `agreements`."""

from django.urls import path

from akkoord.desk.agreements.views import (
    agreements,
    configuration,
    joining,
    market,
    organisations,
    phases,
    promises,
)
from akkoord.desk.agreements.views.meetings import bodies, lines, minutes

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
    path("meetings/", bodies.overview, name="meetings"),
    path("promises/", promises.promises, name="promises"),
    path("promises/<int:promise_id>/", promises.promise, name="promise"),
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
    path("<slug:slug>/promises/new/", promises.new_promise, name="new_promise"),
    path("<slug:slug>/meetings/", bodies.of_agreement, name="meetings_of"),
    path("<slug:slug>/bodies/new/", bodies.new_body, name="new_body"),
    path("<slug:slug>/bodies/<int:body_id>/", bodies.body, name="body"),
    path("<slug:slug>/bodies/<int:body_id>/seats/", bodies.seat, name="seat"),
    path("<slug:slug>/bodies/<int:body_id>/seats/<int:seat_id>/", bodies.leave_seat, name="leave_seat"),
    path("<slug:slug>/bodies/<int:body_id>/meetings/", bodies.new_meeting, name="new_meeting"),
    path("<slug:slug>/meetings/<int:meeting_id>/", minutes.meeting, name="meeting"),
    path("<slug:slug>/meetings/<int:meeting_id>/change/", minutes.change, name="change_meeting"),
    path("<slug:slug>/meetings/<int:meeting_id>/attendance/", minutes.attendance, name="attendance"),
    path("<slug:slug>/meetings/<int:meeting_id>/adoption/", minutes.adoption, name="adoption"),
    path(
        "<slug:slug>/meetings/<int:meeting_id>/questions/<int:asked_id>/",
        minutes.answer,
        name="answer_question",
    ),
    path("<slug:slug>/meetings/<int:meeting_id>/items/", lines.new_item, name="new_item"),
    path("<slug:slug>/meetings/<int:meeting_id>/items/<int:item_id>/", lines.change_item, name="change_item"),
    path(
        "<slug:slug>/meetings/<int:meeting_id>/items/<int:item_id>/<slug:kind>/",
        lines.new_line,
        name="new_line",
    ),
    path(
        "<slug:slug>/meetings/<int:meeting_id>/items/<int:item_id>/<slug:kind>/<int:line_id>/",
        lines.change_line,
        name="change_line",
    ),
    path(
        "<slug:slug>/meetings/<int:meeting_id>/items/<int:item_id>/<slug:kind>/<int:line_id>/remove/",
        lines.remove,
        name="remove_line",
    ),
]
