"""Background work about people."""

from cryptography.fernet import InvalidToken
from django_tasks import task

from akkoord.desk.people.actions import send_password_link
from akkoord.desk.people.sealed import unsealed


@task()
def answer_forgotten_password(sealed_address: str, network: str) -> None:
    """Write the link for a new password, if there is such an account.

    Done apart from the answer, which so takes equally long for every address; the address waits sealed.
    """
    try:
        address = unsealed(sealed_address, purpose="forgotten password")
    except InvalidToken:
        return
    send_password_link(address, network=network)
