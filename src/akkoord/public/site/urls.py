"""The addresses of the public pages, below the language."""

from django.urls import path, re_path

from akkoord.public.site import (
    feed,
    finding,
    interface,
    numbers,
    on_map,
    one_location,
    results,
    stories,
    towns,
    views,
)

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("locations/", finding.results, name="results"),
    path("locations/found/", finding.found, name="found"),
    path("locations/suggestions/", finding.suggestions, name="suggestions"),
    path("use/", finding.use, name="use"),
    path("search-box/", finding.search_box, name="search_box"),
    re_path(r"^locations/(?P<location_id>[A-Z0-9]{4,20})/$", one_location.location, name="location"),
    path("map/", on_map.map_page, name="map"),
    path("map/list/", on_map.map_list, name="map_list"),
    path("map/towns.json", towns.towns, name="map_towns"),
    path("editions.atom", feed.feed, name="feed"),
    path("downloads/", views.downloads, name="downloads"),
    path("numbers/", numbers.numbers, name="numbers"),
    path("participants/", views.participants_page, name="participants"),
    path("results/", results.overview, name="agreements"),
    path("results/<slug:agreement>/", results.figures_page, name="figures"),
    path("results/<slug:agreement>/<int:year>/", results.report_page, name="report"),
    path("results/<slug:agreement>/<int:year>/figures.csv", results.figures_file, name="figures_file"),
    path("results/<slug:agreement>/<int:year>/<int:version>/", results.report_page, name="report_version"),
    path("stories/", stories.stories_page, name="stories"),
    re_path(r"^stories/(?P<code>[0-9a-z]{10})/$", stories.story_page, name="story"),
    path("about/", views.about, name="about"),
    path("api/", interface.interface, name="interface"),
]
