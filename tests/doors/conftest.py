"""A public folder as the desk leaves it, and stores to bring it to."""

import json
import logging
import os
import secrets
from dataclasses import replace
from datetime import date
from urllib.request import Request, urlopen

import boto3
import pytest
from moto.server import ThreadedMotoServer
from pyarrow import fs
from tests.desk.publication.edition_content import CONTENT, PARTICIPANTS

from akkoord.desk.publication.folder import place_participants, place_text, take_away, write_edition
from akkoord.doors.store import Store
from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.signing import KeyList, public_key, sign

SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
TRUSTED = frozenset({public_key(SECRET)})


class Desk:
    """A public folder, and what the desk does to it."""

    def __init__(self, folder):
        self.folder = folder

    def publish(self, number, *, agreement="textile"):
        edition = self.folder / agreement / str(number)
        write_edition(replace(CONTENT, number=number, agreement=agreement), edition)
        sums = (edition / names.CHECKSUMS).read_bytes()
        place_text(sign(sums, SECRET), edition / names.SIGNATURE)
        listed = KeyList().in_use(public_key(SECRET), since=CONTENT.dated)
        place_text(listed.as_text(), self.folder / names.KEY_LIST)
        place_participants(PARTICIPANTS, self.folder / agreement)
        return edition

    def withdraw(self, number, *, agreement="textile"):
        take_away(self.folder / agreement / str(number), reason="A home stood on it.", on=date(2018, 3, 1))


def everything_in(folder):
    """Path → bytes of what is meant to be read."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }


@pytest.fixture
def desk(tmp_path):
    """An edition and what stands beside it."""
    desk = Desk(tmp_path / "desk")
    desk.publish(1)
    return desk


@pytest.fixture(scope="session")
def s3():
    """A server that speaks S3; answers its address."""
    os.environ |= {
        "AWS_ACCESS_KEY_ID": "desk",
        "AWS_SECRET_ACCESS_KEY": "secret of the desk",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(s3):
    """The address of an empty bucket."""
    name = f"editions-{secrets.token_hex(4)}"
    address = {"endpoint_override": s3, "scheme": "http", "region": "eu-west-1"}
    fs.S3FileSystem(**address, allow_bucket_creation=True).create_dir(name)
    return f"s3://{name}/public?endpoint_override={s3}&scheme=http&region=eu-west-1"


@pytest.fixture
def strict(s3):
    """Within, the server looks at credentials; it knows those only that are given `rights_to_read`."""
    _count_of_free_requests(s3, "0")
    yield
    _count_of_free_requests(s3, "inf")


def _count_of_free_requests(s3, number):
    kind = {"Content-Type": "text/plain"}
    ask = Request(f"http://{s3}/moto-api/reset-auth", data=number.encode(), headers=kind, method="POST")
    urlopen(ask).close()  # noqa: S310 - our own server


@pytest.fixture
def rights_to_read(s3, monkeypatch):
    """Credentials as a public site has them: they read, and do not write."""
    access = boto3.client("iam", endpoint_url=f"http://{s3}", region_name="eu-west-1")
    access.create_user(UserName="reader")
    rights = {"Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": "*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [rights]})
    access.put_user_policy(UserName="reader", PolicyName="reads", PolicyDocument=policy)
    key = access.create_access_key(UserName="reader")["AccessKey"]
    return {"AWS_ACCESS_KEY_ID": key["AccessKeyId"], "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"]}


@pytest.fixture(params=["folder", "bucket"])
def address(request, tmp_path):
    """A store of either kind."""
    if request.param == "folder":
        return f"file://{tmp_path}/store"
    return request.getfixturevalue("bucket")


@pytest.fixture
def store(address):
    return Store.at(address)
