"""Every address of the public site and its interface: the same bytes for every role and for nobody."""

import pytest
from django.urls import URLPattern, get_resolver
from tests.desk.publication.edition_content import SCREEN
from tests.engine.disclosure.told import STORY_OF_RIMA

from akkoord.desk.people.rules import Role
from akkoord.project.settings import desk

EDITION = "/api/v1/editions/textile/3"
ADDRESSES = {
    "health": "/health/",
    "security_txt": "/.well-known/security.txt",
    "robots": "/robots.txt",
    "sitemap": "/sitemap.xml",
    "sitemap_part": "/sitemaps/nl-1.xml",
    "reporting:choose": "/report/",
    "reporting:form": "/report/en/",
    "reporting:receipt": "/report/en/receipt/",
    "home": "/en/",
    "results": "/en/locations/?q=screen&country=BD&region=Dhaka%20Division",
    "found": "/en/locations/found/?q=screen&process=MK2",
    "suggestions": "/en/locations/suggestions/?q=scr",
    "search_box": "/en/search-box/",
    "use": "/en/use/",
    "location": f"/en/locations/{SCREEN.location_id}/",
    "map": "/en/map/",
    "map_towns": "/en/map/towns.json",
    "map_list": "/en/map/list/?box=80,20,100,30",
    "feed": "/en/editions.atom",
    "downloads": "/en/downloads/",
    "numbers": "/en/numbers/",
    "participants": "/en/participants/",
    "agreements": "/en/results/",
    "figures": "/en/results/textile/",
    "figures_file": "/en/results/textile/2016/figures.csv",
    "report": "/en/results/textile/2016/",
    "report_version": "/en/results/textile/2016/1/",
    "stories": "/en/stories/",
    "story": f"/en/stories/{STORY_OF_RIMA.code}/",
    "story_picture": f"/stories/{STORY_OF_RIMA.code}/{STORY_OF_RIMA.pictures[0].file}",
    "about": "/en/about/",
    "interface": "/en/api/",
    "edition_file": "/editions/textile/3/locations.csv",
    "key_list": "/editions/allowed_signers",
    "signature": "/editions/textile/3/SHA256SUMS.sig",
    "api:api-root": "/api/v1/",
    "api:description": "/api/v1/openapi.json",
    "api:locations": "/api/v1/production-locations?q=screen",
    "api:locations_geojson": "/api/v1/production-locations.geojson",
    "api:location": f"/api/v1/production-locations/{SCREEN.location_id}",
    "api:all_editions": "/api/v1/editions",
    "api:edition": EDITION,
    "api:edition_countries": f"{EDITION}/countries",
    "api:edition_locations": f"{EDITION}/production-locations?q=screen",
    "api:edition_locations_geojson": f"{EDITION}/production-locations.geojson",
    "api:edition_location": f"{EDITION}/production-locations/{SCREEN.location_id}",
    "api:all_participants": "/api/v1/participants",
    "api:stories": "/api/v1/stories",
    "api:story": f"/api/v1/stories/{STORY_OF_RIMA.code}",
}
LEADS_ON = {"api:locations", "api:locations_geojson", "api:location"}
"""What leads to the newest edition."""
TAKES_IN = {"reporting:choose", "reporting:form", "reporting:receipt"}
"""What takes in reports, and nothing else; see tests/public/reporting."""
NOT_THERE = {
    "figures": "/en/results/gold/",
    "figures_file": "/en/results/textile/2018/figures.csv",
    "report": "/en/results/textile/2018/",
    "report_version": "/en/results/textile/2016/2/",
    "story": "/en/stories/0000000000/",
    "story_picture": f"/stories/0000000000/{STORY_OF_RIMA.pictures[0].file}",
    "location": "/en/locations/NL00000000000/",
    "edition_file": "/editions/textile/3/links.csv",
    "signature": "/editions/textile/2/SHA256SUMS.sig",
    "sitemap_part": "/sitemaps/nl-2.xml",
    "api:edition": "/api/v1/editions/textile/2",
    "api:edition_location": f"{EDITION}/production-locations/NL00000000000",
}
CHANGING = ["POST", "PUT", "PATCH", "DELETE"]


def names(resolver, namespace=""):
    """The name of every address below `resolver`; pages go without their namespace, the interface with it."""
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield f"{namespace}{each.name}"
        else:
            yield from names(
                each, f"{each.namespace}:" if each.namespace in {"api", "reporting"} else namespace
            )


def answer(site, method, address, headers):
    response = site.generic(method, address, headers=headers)
    content = response.getvalue() if response.streaming else response.content
    response.close()
    told = {name: value for name, value in response.headers.items() if name != "RateLimit"}
    return response.status_code, told, dict(response.cookies), content


def test_every_address_has_a_row(site, edition):
    assert set(ADDRESSES) == set(names(get_resolver()))


@pytest.mark.parametrize("name", ADDRESSES)
def test_address_gives_every_role_what_it_gives_nobody(site, edition, name):
    nobody = answer(site, "GET", ADDRESSES[name], {})
    assert nobody[0] == (
        404
        if name == "api:api-root"
        else 302
        if name == "reporting:choose"
        else 307
        if name in LEADS_ON
        else 200
    )
    for role in Role:
        signed_in = {
            "cookie": f"{desk.SESSION_COOKIE_NAME}=session-of-{role}",
            "authorization": f"Bearer {role}",
        }
        assert answer(site, "GET", ADDRESSES[name], signed_in) == nobody


@pytest.mark.parametrize("name", NOT_THERE)
def test_what_is_not_published_is_there_for_nobody(site, edition, name):
    nobody = answer(site, "GET", NOT_THERE[name], {})
    assert nobody[0] == 404
    for role in Role:
        cookie = {"cookie": f"{desk.SESSION_COOKIE_NAME}=session-of-{role}"}
        assert answer(site, "GET", NOT_THERE[name], cookie) == nobody


@pytest.mark.parametrize("method", CHANGING)
@pytest.mark.parametrize("name", [each for each in ADDRESSES if each not in TAKES_IN])
def test_nothing_can_be_changed(site, edition, name, method):
    assert answer(site, method, ADDRESSES[name], {})[0] in {404, 405}
