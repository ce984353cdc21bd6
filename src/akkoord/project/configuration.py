"""What an installation can set: defaults, then a TOML file, then the environment.

Each house has a configuration of its own, in a file of its own, so that the process of the
public site never reads the desk's database address or keys. Unknown names and bad values are
refused all together, each by its name and the place where it stands.
"""

import dataclasses
import difflib
import json
import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, TypeVar, cast

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop


class ConfigurationError(AkkoordError):
    """A setting is unknown or its value cannot be used."""

    code = "configuration"
    sentence = gettext_noop("The configuration cannot be used:\n%(faults)s")


def setting(about: str, *, default: Any) -> Any:  # noqa: ANN401 - the field's own annotation gives the type
    """A field of a configuration: its default and one sentence for the operator."""
    return field(default=default, metadata={"about": about})


@dataclass(frozen=True, slots=True)
class DeskConfiguration:
    """The confidential side."""

    prefix: ClassVar[str] = "AKKOORD_DESK_"

    debug: bool = setting("Show technical details on error pages; never on a server.", default=False)
    secret_key: str = setting("Signs sessions and forms; 50 random characters, kept secret.", default="")
    identifier_key: str = setting(
        "Makes new location identifiers unguessable; set once, kept secret, never changed.", default=""
    )
    signing_key: str = setting(
        "Signs published editions, kept secret; `akkoord signing-key new` makes one. Empty: unsigned.",
        default="",
    )
    database: str = setting(
        "`sqlite:PATH` or `postgresql://USER:PASSWORD@HOST:PORT/NAME`.",
        default="sqlite:var/desk/desk.sqlite3",
    )
    private_dir: Path = setting(
        "The lists that companies hand in; readable by the desk only.", default=Path("var/desk/files")
    )
    editions_dir: Path = setting(
        "Where published editions are written; the public site reads them.", default=Path("var/editions")
    )
    editions_store: str = setting(
        "Where `akkoord ship` brings what is published, for public sites on other machines: "
        "`s3://BUCKET/PREFIX?region=…`. Empty: the public site reads `editions_dir` itself.",
        default="",
    )
    backup_dir: Path = setting("Where `akkoord backup` writes.", default=Path("var/backups"))
    backup_recipients: str = setting(
        "Public keys (age1…) that backups are encrypted to, with blanks between them; each alone opens them.",
        default="",
    )
    url: str = setting("The desk's address as people type it.", default="http://localhost:8000")
    public_url: str = setting("The public site's address, for links to it.", default="http://localhost:8001")
    listen: str = setting("The network address to listen on; `0.0.0.0` for every one.", default="127.0.0.1")
    mail: str = setting(
        "How letters leave: `smtp://USER:PASSWORD@HOST:PORT`, `smtps://…`, or `folder:PATH` for nowhere.",
        default="folder:var/desk/letters",
    )
    second_factor: str = setting(
        "Who must sign in with a second factor: `everybody`, `privileged` roles, or `nobody` in a try-out.",
        default="everybody",
    )
    own_logins: str = setting(
        "A TOML file with the organisations whose people sign in at their own login.", default=""
    )
    mail_from: str = setting("The address from which letters come.", default="secretariat@example.org")
    log_answers: bool = setting("Write a log line for each answer; faults are always written.", default=True)
    keep_people_months: int = setting(
        "Months after the last role of a person ended until name and address may be erased.", default=12
    )
    keep_letters_months: int = setting(
        "Months after a letter was written until its text may be erased.", default=24
    )
    keep_leftovers_months: int = setting(
        "Months until used links, ended sessions and finished background work may be erased.", default=6
    )


@dataclass(frozen=True, slots=True)
class PublicConfiguration:
    """The shop window. It has no database and no key, so none can be set."""

    prefix: ClassVar[str] = "AKKOORD_PUBLIC_"

    debug: bool = setting("Show technical details on error pages; never on a server.", default=False)
    editions_dir: Path = setting(
        "Where published editions stand; reading is enough.", default=Path("var/editions")
    )
    editions_store: str = setting(
        "Where `akkoord fetch` gets editions from, as in `desk.toml`; `editions_dir` is its own folder then.",
        default="",
    )
    signing_keys: str = setting(
        "Public keys (ssh-ed25519 …), with commas between them; only editions that one of them signed show.",
        default="",
    )
    url: str = setting("The site's address as people type it.", default="http://localhost:8001")
    listen: str = setting("The network address to listen on; `0.0.0.0` for every one.", default="127.0.0.1")
    contact: str = setting("Where a visitor can write to.", default="secretariat@example.org")
    security_contact: str = setting(
        "Where a hole in the security is told, as `mailto:…` or `https://…`; left empty, the contact.",
        default="",
    )
    security_expires: str = setting(
        "The day until which `/.well-known/security.txt` is shown, at most a year ahead; empty, it is not.",
        default="",
    )
    reports_dir: Path = setting(
        "Where sealed reports wait for the desk; with no keys to seal them to, none are taken in.",
        default=Path("var/reports"),
    )
    receiving_keys: str = setting(
        "Sealing keys (akkoord-seal …) of those who open reports, with commas between them; at most four.",
        default="",
    )
    custodian_keys: str = setting(
        "Sealing keys of those who open who reported, with commas between them; at most four.", default=""
    )
    receipt_salt: str = setting(
        "32 hexadecimal digits from which, with a receipt, a mailbox is found; never changed.", default=""
    )
    requests_per_minute: int = setting(
        "How many requests for programs (`/api/`) one address may make in a minute; 0 for no limit.",
        default=600,
    )
    further_proxies: int = setting(
        "Proxies of your own in front, besides the one that encrypts; such as a content network.",
        default=0,
    )
    log_answers: bool = setting(
        "Write a log line for each answer; off, so that no visit leaves a trace. Faults are always written.",
        default=False,
    )


Configuration = TypeVar("Configuration", bound=DeskConfiguration | PublicConfiguration)

_WORDS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def _truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in _WORDS:
        return _WORDS[value.lower()]
    raise ValueError("must be true or false")


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise ValueError("must be text between quotes")


def _path(value: object) -> Path:
    return Path(_text(value)).expanduser()


def _number(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value.isdecimal():
        return int(value)
    raise ValueError("must be a whole number")


_READERS: dict[object, Callable[[object], object]] = {bool: _truth, int: _number, str: _text, Path: _path}


def load_configuration(
    shape: type[Configuration], *, file: Path | None, environment: Mapping[str, str]
) -> Configuration:
    """The configuration of one house.

    `file` is a TOML file whose top-level keys are the names of `shape`; `environment` may hold
    the same names in capitals behind the house's prefix. Raises `ConfigurationError`, which
    names every fault.
    """
    readers = {each.name: _READERS[each.type] for each in dataclasses.fields(shape)}
    faults: list[str] = []
    values: dict[str, object] = {}
    for place, name, value in [*_in_file(file, faults), *_in_environment(shape.prefix, environment)]:
        if name not in readers:
            faults.append(f"{place}: there is no such setting{_nearest(name, readers)}.")
            continue
        try:
            values[name] = readers[name](value)
        except ValueError as fault:
            faults.append(f"{place}: {fault}, not {value!r}.")
    if faults:
        raise ConfigurationError(faults="\n".join(faults))
    return cast("Configuration", shape(**values))  # type: ignore[arg-type]  # each value was read by its field's reader


def keys_of(text: str) -> frozenset[str]:
    """The public keys that `signing_keys` names."""
    return frozenset(each.strip() for each in text.split(",") if each.strip())


def day_of(name: str, text: str) -> date | None:
    """The day that a setting names, or None for none. Raises `ConfigurationError` for anything else."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as fault:
        faults = f"{name}: must be a day such as 2027-06-30, not {text!r}."
        raise ConfigurationError(faults=faults) from fault


def as_toml(configuration: DeskConfiguration | PublicConfiguration) -> str:
    """The file that says the same, with every setting explained."""
    lines = []
    for each in dataclasses.fields(configuration):
        value = getattr(configuration, each.name)
        written = str(value).lower() if isinstance(value, int) else json.dumps(str(value))
        lines += [f"# {each.metadata['about']}", f"{each.name} = {written}", ""]
    return "\n".join(lines)


def house_configuration(shape: type[Configuration]) -> Configuration:
    """The configuration of this process: the file named by `<prefix>CONFIG`, if any, then the environment."""
    file = os.environ.get(shape.prefix + "CONFIG")
    return load_configuration(shape, file=Path(file) if file else None, environment=os.environ)


def _in_file(file: Path | None, faults: list[str]) -> list[tuple[str, str, object]]:
    if file is None:
        return []
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as fault:
        faults.append(f"{file}: cannot be read ({fault.strerror}).")
        return []
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        faults.append(f"{file}: is not TOML ({fault}).")
        return []
    return [(f"{name} in {file}", name, value) for name, value in content.items()]


def _in_environment(prefix: str, environment: Mapping[str, str]) -> list[tuple[str, str, object]]:
    return [
        (variable, variable.removeprefix(prefix).lower(), value)
        for variable, value in sorted(environment.items())
        if variable.startswith(prefix) and variable != prefix + "CONFIG"
    ]


def _nearest(name: str, known: Mapping[str, object]) -> str:
    nearest = difflib.get_close_matches(name, known, n=1)
    return f"; did you mean {nearest[0]}" if nearest else ""
