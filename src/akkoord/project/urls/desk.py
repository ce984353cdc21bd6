"""The addresses of the desk."""

from django.urls import include, path

from akkoord.desk.people.views import choose_language
from akkoord.project.health import health
from akkoord.project.home import home

urlpatterns = [
    path("health/", health, name="health"),
    path("", home, name="home"),
    path("language/", choose_language, name="set_language"),
    path("", include("akkoord.desk.people.sign_in_urls")),
    path("", include("akkoord.desk.people.urls")),
    path("people/", include("akkoord.desk.agreements.account_urls")),
    path("agreements/", include("akkoord.desk.exports.handover_urls")),
    path("agreements/", include("akkoord.desk.agreements.urls")),
    path("", include("akkoord.desk.register.urls")),
    path("", include("akkoord.desk.duties.urls")),
    path("results/", include("akkoord.desk.progress.urls")),
    path("publication/", include("akkoord.desk.publication.urls")),
    path("", include("akkoord.desk.stories.urls")),
    path("search/", include("akkoord.desk.search.urls")),
    path("company/data/", include("akkoord.desk.exports.urls")),
    path("", include("akkoord.desk.reviewing.urls")),
    path("retention/", include("akkoord.desk.retention.urls")),
]

handler404 = "akkoord.project.refusals.not_found"
