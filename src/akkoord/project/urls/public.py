"""The addresses of the public site."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path

from akkoord.public.api.routes import api
from akkoord.public.health import health
from akkoord.public.security_txt import security_txt
from akkoord.public.site.signing import key_list, signature
from akkoord.public.site.sitemaps import robots, sitemap, sitemap_part
from akkoord.public.site.stories import story_picture
from akkoord.public.site.views import edition_file

urlpatterns = [
    path("health/", health, name="health"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemaps/<slug:language>-<int:part>.xml", sitemap_part, name="sitemap_part"),
    path("api/v1/", api.urls),
    path("editions/allowed_signers", key_list, name="key_list"),
    re_path(
        r"^editions/(?P<agreement>[a-z0-9_-]+)/(?P<number>[0-9]{1,6})/SHA256SUMS[.]sig$",
        signature,
        name="signature",
    ),
    re_path(
        r"^editions/(?P<agreement>[a-z0-9_-]+)/(?P<number>[0-9]{1,6})/(?P<name>[A-Za-z0-9._-]+)$",
        edition_file,
        name="edition_file",
    ),
    re_path(
        r"^stories/(?P<code>[0-9a-z]{10})/(?P<name>[0-9a-f]{16}[.]jpg)$", story_picture, name="story_picture"
    ),
    path("report/", include("akkoord.public.reporting.urls")),
    *i18n_patterns(path("", include("akkoord.public.site.urls"))),
]

handler404 = "akkoord.public.site.views.not_found"
