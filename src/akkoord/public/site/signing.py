"""The signature of an edition, and the keys with which editions are signed."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from akkoord.engine.disclosure import edition_folder as names
from akkoord.public.editions import shelf
from akkoord.public.site.withdrawn import withdrawn_or_not_there

MAY_CHANGE = "public, max-age=300"
"""A signature is renewed when a key is no longer to be trusted; what it is about never changes."""


@require_safe
def signature(request: HttpRequest, agreement: str, number: str) -> HttpResponse:
    """The signature over an edition's list of checksums, for `ssh-keygen -Y verify`."""
    edition = shelf().find(agreement, int(number))
    if edition is None:
        return withdrawn_or_not_there(request, agreement, number)
    return _text(edition.folder / names.SIGNATURE)


@require_safe
def key_list(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """The public keys of all editions, as `ssh-keygen` reads them."""
    return _text(Path(settings.EDITIONS_DIR) / names.KEY_LIST)


def _text(path: Path) -> HttpResponse:
    try:
        text = path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError) as fault:
        raise Http404 from fault
    return HttpResponse(
        text,
        content_type="text/plain; charset=us-ascii",
        headers={
            "Cache-Control": MAY_CHANGE,
            "Content-Disposition": f'attachment; filename="{path.name}"',
        },
    )
