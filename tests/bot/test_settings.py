"""What an operator may set, and what plek refuses to start with."""

from itertools import combinations, product
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.cli.main import main
from bot.settings import Mode, Settings, StoreSettings, is_loopback

IDENTITY = {"app_id": "11111111-2222-4333-8444-555555555555", "app_tenant_id": "plek-tenant"}
CREDENTIALS = (
    {"app_secret": "geheim"},
    {"app_certificate": "/k.pem"},
    {"managed_identity": True},
    {"federated_identity": "22222222-2222-4333-8444-555555555555"},
    {"federated_token_file": "/var/run/token"},
)


@pytest.mark.parametrize("credential", CREDENTIALS, ids=lambda one: next(iter(one)))
def test_production_starts_with_an_identity_and_any_one_credential(credential):
    settings = Settings(**IDENTITY, **credential)

    assert settings.mode is Mode.PRODUCTION
    assert not is_loopback(settings.address)


@pytest.mark.parametrize(
    ("app", "tenant", "credential"),
    [each for each in product((True, False), repeat=3) if not all(each)],
)
def test_production_names_everything_that_is_missing_and_nothing_else(app, tenant, credential):
    given_values = {"app_id": "x"} if app else {}
    given_values |= {"app_tenant_id": "x"} if tenant else {}
    given_values |= {"app_secret": "x"} if credential else {}

    with pytest.raises(ValidationError) as refused:
        Settings(**given_values)

    told = str(refused.value)
    assert ("PLEK_APP_ID" in told) is not app
    assert ("PLEK_APP_TENANT_ID" in told) is not tenant
    assert ("PLEK_APP_SECRET" in told) is not credential
    assert "PLEK_MODE=local" in told


@pytest.mark.parametrize("two", [*combinations(CREDENTIALS, 2)], ids=str)
def test_an_app_has_one_credential_and_two_are_named(two):
    with pytest.raises(ValidationError) as refused:
        Settings(**IDENTITY, **two[0], **two[1])

    told = str(refused.value)
    for name in (*two[0], *two[1]):
        assert f"PLEK_{name.upper()}" in told
    assert "geheim" not in told


def test_a_federated_identity_of_spaces_is_none():
    with pytest.raises(ValidationError, match="PLEK_FEDERATED_IDENTITY"):
        Settings(**IDENTITY, federated_identity="  ")


@pytest.mark.parametrize(
    "odd", ["nope", "22222222", "222222222222433384445555555555550", "{22222222-2222-4333-8444-5}"]
)
def test_a_federated_identity_that_is_no_client_id_is_refused(odd):
    with pytest.raises(ValidationError) as refused:
        Settings(**IDENTITY, federated_identity=odd)

    (fault,) = refused.value.errors()
    assert fault["loc"] == ("federated_identity",)
    assert f"{odd!r} is no GUID: use the client id" in fault["msg"]


def test_production_is_what_one_gets_without_asking():
    with pytest.raises(ValidationError, match="production needs"):
        Settings()


@pytest.mark.parametrize("host", ["", "127.0.0.1", "127.8.8.8", "localhost", "LOCALHOST", "::1"])
def test_local_needs_no_credentials_and_stays_on_this_machine(host):
    settings = Settings(mode="local", host=host)

    assert is_loopback(settings.address)


@pytest.mark.parametrize(
    "host",
    ["0.0.0.0", "::", "10.0.0.4", "plek.example.nl", "localhost.nl"],  # noqa: S104  # refused
)
def test_local_refuses_an_address_that_others_reach(host):
    with pytest.raises(ValidationError) as refused:
        Settings(mode="local", host=host)

    told = str(refused.value)
    assert repr(host) in told
    assert "127.0.0.1" in told, "the message says what to do"


def test_production_may_listen_wherever_it_is_told():
    settings = Settings(**IDENTITY, managed_identity=True, host="10.0.0.4")

    assert settings.address == "10.0.0.4"


def test_a_secret_is_not_shown(monkeypatch):
    monkeypatch.setenv("PLEK_APP_SECRET", "zeer-geheim")
    settings = Settings(**IDENTITY)

    assert "zeer-geheim" not in repr(settings) + str(settings.model_dump())
    assert settings.app_secret.get_secret_value() == "zeer-geheim"


@pytest.mark.parametrize(
    ("text", "administrators"),
    [("", ()), ("a", ("a",)), (" a , b,,", ("a", "b")), (",", ())],
)
def test_administrators_are_split_at_commas(monkeypatch, text, administrators):
    monkeypatch.setenv("PLEK_ADMINISTRATORS", text)

    assert StoreSettings(mode="local").administrators == administrators


@given(st.lists(st.from_regex(r"[0-9a-f-]{1,36}", fullmatch=True), max_size=5))
def test_any_list_of_administrators_comes_through(identities):
    settings = StoreSettings(mode="local", administrators=", ".join(identities))
    assert settings.administrators == tuple(identities)


def test_the_registry_alone_needs_no_credentials(tmp_path):
    settings = StoreSettings(home=tmp_path)

    assert settings.database == f"sqlite:///{tmp_path / 'plek.db'}"


def test_a_relative_home_gives_an_absolute_file():
    file = StoreSettings(home=Path("here")).database.removeprefix("sqlite:///")

    assert Path(file) == Path.cwd() / "here" / "plek.db"


def test_a_database_url_goes_before_home(tmp_path):
    url = "postgresql://plek@127.0.0.1/plek"

    assert StoreSettings(home=tmp_path, database_url=url).database == url


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PLEK_PORT", "65536"),
        ("PLEK_PORT", "-1"),
        ("PLEK_PORT", "http"),
        ("PLEK_LANGUAGE", "fr"),
        ("PLEK_LOG_LEVEL", "loud"),
        ("PLEK_MODE", "test"),
    ],
)
def test_a_wrong_value_is_refused_by_name(monkeypatch, name, value):
    monkeypatch.setenv("PLEK_MODE", "local")
    monkeypatch.setenv(name, value)

    with pytest.raises(ValidationError) as refused:
        Settings()

    assert refused.value.errors()[0]["loc"] == (name.removeprefix("PLEK_").lower(),)


@given(st.text())
def test_no_text_makes_the_loopback_check_stumble(host):
    assert is_loopback(host) in (True, False)


def test_channels_are_named_by_purpose_and_id():
    said = "kernteam=19:a_b@thread.tacv2, Helpdesk = 19:x-1@thread.skype"
    assert StoreSettings(channels=said).channels == {
        "kernteam": "19:a_b@thread.tacv2",
        "helpdesk": "19:x-1@thread.skype",
    }


@pytest.mark.parametrize(
    "said", ["taart=19:a@thread.tacv2", "kernteam=Kernteam 7", "kernteam", "kernteam=19:a@b"]
)
def test_a_channel_is_no_name_and_a_purpose_no_taart(said):
    with pytest.raises(ValidationError, match=r"no purpose|no channel's id"):
        StoreSettings(channels=said)


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        ("PLEK_TRUSTED_PROXIES", "proxy.local"),
        ("PLEK_FEDERATED_IDENTITY", "nope"),
        ("PLEK_CHANNELS", "lobby=19:x@thread.tacv2"),
        ("PLEK_CHANNELS", "kernteam=lobby"),
        ("PLEK_PORT", "many"),
        ("PLEK_OPS_PORT", "70000"),
        ("PLEK_LANGUAGE", "fr"),
        ("PLEK_LOG_LEVEL", "loud"),
        ("PLEK_MODE", "test"),
    ],
)
def test_a_refused_setting_is_named_once(name, odd):
    given = {"PLEK_MODE": "local", name: odd}
    told = CliRunner().invoke(main, ["doctor"], env=given, prog_name="plek").output

    (line,) = told.splitlines()
    assert line.startswith(f"Error: {name}: ")
    assert line.count(name) == 1


@pytest.mark.parametrize(
    ("host", "ops_host", "refused"),
    [
        ("", "127.0.0.1", True),
        ("", "10.0.0.4", True),
        ("10.0.0.4", "0.0.0.0", True),  # noqa: S104  # refused
        ("127.0.0.1", "localhost", True),
        ("10.0.0.4", "10.0.0.4", True),
        ("10.0.0.4", "127.0.0.1", False),
    ],
)
def test_one_port_for_both_servers_is_told_wherever_they_would_meet(host, ops_host, refused):
    given = {
        "PLEK_APP_ID": IDENTITY["app_id"],
        "PLEK_APP_TENANT_ID": IDENTITY["app_tenant_id"],
        "PLEK_MANAGED_IDENTITY": "true",
        "PLEK_PORT": "3980",
        "PLEK_OPS_PORT": "3980",
        "PLEK_HOST": host,
        "PLEK_OPS_HOST": ops_host,
    }
    if refused:
        told = CliRunner().invoke(main, ["doctor"], env=given, prog_name="plek")
        assert told.output == (
            "Error: PLEK_PORT and PLEK_OPS_PORT are both 3980: give each its own.\n"
        )
        assert told.exit_code == 1
    else:
        names = {name.removeprefix("PLEK_").lower(): value for name, value in given.items()}
        assert Settings(**names).port == 3980
