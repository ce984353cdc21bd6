"""The addresses of `stories`."""

from django.urls import path

from akkoord.desk.stories.views import people, rights, stories

app_name = "stories"
urlpatterns = [
    path("stories/", stories.own_stories, name="own"),
    path("agreements/<slug:slug>/stories/", stories.stories_of, name="of_agreement"),
    path("agreements/<slug:slug>/stories/new/", stories.new_story, name="new"),
    path("stories/<slug:code>/", stories.story, name="story"),
    path("stories/<slug:code>/change/", stories.change, name="change"),
    path("stories/<slug:code>/step/", stories.step, name="step"),
    path("stories/<slug:code>/preview/", stories.preview, name="preview"),
    path("stories/<slug:code>/texts/<slug:language>/", stories.text, name="text"),
    path("stories/<slug:code>/texts/<slug:language>/leave-out/", stories.without_text, name="drop_text"),
    path("stories/<slug:code>/people/new/", people.new_person, name="new_person"),
    path("stories/<slug:code>/people/<int:person_id>/leave-out/", people.without_person, name="drop_person"),
    path("stories/<slug:code>/people/<int:person_id>/consent/", people.consent, name="consent"),
    path("stories/<slug:code>/people/<int:person_id>/withdraw/", people.withdraw, name="withdraw"),
    path("stories/<slug:code>/people/<int:person_id>/identity/", people.identity, name="identity"),
    path("stories/<slug:code>/people/<int:person_id>/rights/", rights.rights, name="rights"),
    path("stories/<slug:code>/people/<int:person_id>/rights/export/", rights.export, name="export"),
    path("stories/<slug:code>/people/<int:person_id>/rights/wish/", rights.wish, name="wish"),
    path("stories/<slug:code>/consents/<int:consent_id>/document/", people.document, name="document"),
    path("stories/<slug:code>/pictures/new/", people.new_picture, name="new_picture"),
    path("stories/<slug:code>/pictures/<int:picture_id>/", people.picture, name="picture"),
    path(
        "stories/<slug:code>/pictures/<int:picture_id>/remove/", people.without_picture, name="drop_picture"
    ),
    path("stories/<slug:code>/companies/ask/", people.ask, name="ask"),
    path("stories/<slug:code>/companies/<int:named_id>/", people.asked, name="asked"),
]
