"""The organisations that use their own login, from the file that the operator writes."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from akkoord.desk.people.rules.own_login import OwnLogin
from akkoord.engine.text import gettext_noop
from akkoord.project.configuration import ConfigurationError

THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
NEEDED = ("name", "issuer", "client_id", "secret_file", "domains")
KNOWN = {*NEEDED, "organisation", "second_factor", "passwords", "vouches_for_addresses"}


class OwnLoginsError(ConfigurationError):
    """The file of own logins cannot be used."""

    sentence = gettext_noop("The file of own logins cannot be used:\n%(faults)s")


def own_logins(file: str) -> tuple[OwnLogin, ...]:
    """Every login of the file; none without a file. Raises `OwnLoginsError`, which names every fault."""
    if not file:
        return ()
    path, faults = Path(file).expanduser(), list[str]()
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as fault:
        raise OwnLoginsError(faults=f"{path}: {fault}") from fault
    found = [_login(key, facts, path, faults) for key, facts in tables.items()]
    logins = tuple(each for each in found if each)
    domains = [domain for each in logins for domain in sorted(each.domains)]
    faults += [f"{each}: stands at two logins." for each in sorted(set(domains)) if domains.count(each) > 1]
    if faults:
        raise OwnLoginsError(faults="\n".join(faults))
    return logins


def _login(key: str, facts: object, path: Path, faults: list[str]) -> OwnLogin | None:
    if not isinstance(facts, dict) or not key.isidentifier():
        faults.append(f"{key}: must be a table such as [brightwear], named with letters and digits.")
        return None
    lacking = [name for name in NEEDED if not facts.get(name)]
    own = [f"{key}: {name} is missing." for name in lacking]
    own += [f"{key}: there is no such setting as {name}." for name in sorted(set(facts) - KNOWN)]
    if lacking:
        faults += own
        return None
    organisation, secret = _organisation(key, facts, own), _secret(key, facts, path, own)
    if not _is_safe(str(facts["issuer"])):
        own.append(f"{key}: issuer must begin with https://.")
    faults += own
    return OwnLogin(
        key=key,
        name=str(facts["name"]),
        issuer=str(facts["issuer"]),
        client_id=str(facts["client_id"]),
        secret=secret,
        organisation_id=organisation,
        domains=frozenset(str(each).lower() for each in facts["domains"]),
        second_factor=frozenset(map(str, facts.get("second_factor", ()))),
        passwords=facts.get("passwords", False) is True,
        vouches_for_addresses=facts.get("vouches_for_addresses", False) is True,
    )


def _organisation(key: str, facts: Mapping[str, Any], faults: list[str]) -> UUID | None:
    try:
        return UUID(str(facts["organisation"])) if "organisation" in facts else None
    except ValueError:
        faults.append(f"{key}: organisation must be its identifier, as the address of its page has it.")
        return None


def _secret(key: str, facts: Mapping[str, Any], path: Path, faults: list[str]) -> str:
    """The secret, from a file of its own beside the file of logins or anywhere else."""
    try:
        secret = (path.parent / str(facts["secret_file"])).read_text(encoding="utf-8").strip()
    except OSError as fault:
        faults.append(f"{key}: secret_file cannot be read ({fault.strerror}).")
        return ""
    if not secret:
        faults.append(f"{key}: secret_file is empty.")
    return secret


def _is_safe(issuer: str) -> bool:
    address = urlsplit(issuer)
    return address.scheme == "https" or (address.scheme == "http" and address.hostname in THIS_MACHINE)
