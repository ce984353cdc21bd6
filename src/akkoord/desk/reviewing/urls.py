"""The addresses of reviewers and of what the secretariat does for them."""

from django.urls import path

from akkoord.desk.reviewing.views import own, secretariat

app_name = "reviewing"
urlpatterns = [
    path("reviews/", own.own, name="own"),
    path("reviews/<int:review_id>/", own.review, name="review"),
    path("reviews/<int:review_id>/looks/", own.looks, name="looks"),
    path("reviews/<int:review_id>/propose/", own.propose, name="propose"),
    path("reviews/proposed/<int:proposed_id>/take-back/", own.take_back, name="take_back"),
    path("reviews/proposed/<int:proposed_id>/write-down/", secretariat.write_down, name="write_down"),
    path("reviews/data-sets/<uuid:set_id>/", own.fetch, name="fetch"),
    path("reviews/data-sets/<uuid:set_id>/sign/", secretariat.sign, name="sign"),
    path("reviews/reviewers/<int:reviewer_id>/decide/", secretariat.decide, name="decide"),
    path("agreements/<slug:slug>/reviews/<int:review_id>/reviewer/", secretariat.page, name="page"),
    path(
        "agreements/<slug:slug>/reviews/<int:review_id>/reviewer/appoint/",
        secretariat.appoint,
        name="appoint",
    ),
    path("agreements/<slug:slug>/reviews/<int:review_id>/reviewer/ask/", secretariat.ask, name="ask"),
    path(
        "agreements/<slug:slug>/reviews/<int:review_id>/reviewer/build/", secretariat.build_set, name="build"
    ),
]
