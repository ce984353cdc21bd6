import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("method", "path", "sent"),
    [
        ("get", "/register/locations/%00/", {}),
        ("get", "/register/locations/", {"q": "a\0b"}),
        ("post", "/sign-in/", {"username": "a\0", "password": "b"}),
    ],
)
def test_zero_characters_are_asked_in_vain(method, path, sent):
    answer = getattr(Client(), method)(path, sent)
    missing = Client().get("/no-such-page/")
    assert (answer.status_code, answer.content) == (404, missing.content)
