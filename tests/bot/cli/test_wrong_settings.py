"""A wrong setting stops plek in a line with its variable, its value and what it takes."""

import re

import pytest
from click.testing import CliRunner

from appmanifest.settings import PackageSettings
from bot.cli.main import main
from bot.cli.setting_faults import SETTINGS
from bot.settings import Settings, StoreSettings
from graph_sync.settings import SyncSettings

APP_ID = "11111111-2222-4333-8444-555555555555"
LOCAL = {"PLEK_MODE": "local", "PLEK_PORT": "0"}
PRODUCTION = {"PLEK_APP_ID": APP_ID, "PLEK_APP_TENANT_ID": APP_ID, "PLEK_PORT": "0"}

WRONG = {
    "mode": "test",
    "home": "~/plek",
    "database_url": "mysql://db/plek",
    "language": "fr",
    "administrators": "sanne@plek.nl",
    "channels": "lobby=19:x@thread.tacv2",
    "host": "10.1.2.3",
    "port": "http",
    "ops_port": "70000",
    "ops_host": "",
    "trusted_proxies": "proxy.local",
    "max_connections": "9",
    "turns_per_minute": "0",
    "turns_per_minute_kernteam": "veel",
    "access_review_months": "13",
    "hub_lead_days": "366",
    "app_certificate": "/proc/none.pem",
    "managed_identity": "ja",
    "federated_identity": "nope",
    "federated_token_file": "/proc/none",
    "openid_metadata_url": "login.botframework.com",
    "token_issuer": "botframework",
    "website": "platformplek.nl",
    "pictures": "soms",
    "public_url": "https:/plek.nl",
    "sync": "soms",
    "log_level": "loud",
    "graph_url": "graph.microsoft.com",
    "graph_speed": "0",
    "team_owners": "sanne",
    "blueprint": "/proc/none.toml",
    "invitation_url": "teams",
    "invitation_mail": "nee",
    "channel_app": "misschien",
    "sync_wait": "-1",
    "sync_second_look": "1.5",
}
"""A value that each setting of a bot can't have."""

ELSEWHERE = {
    "app_id": "`plek doctor`, and the app package, which Teams takes with a GUID only",
    "app_tenant_id": "`plek doctor`: Microsoft signs in at a domain too, only Teams names ids",
    "allowed_tenants": "`plek doctor`, with the tenant's own",
    "app_secret": "only Microsoft knows whether it is right",
    "catalog_app_id": "only Teams knows its catalogue",
}
"""Settings that a start can't know to be wrong, and who tells then."""


def told(words, **settings):
    return CliRunner().invoke(main, words, env=settings, prog_name="plek")


def test_every_setting_of_a_bot_is_tried():
    known = {*Settings.model_fields, *SyncSettings.model_fields}
    assert known == {*WRONG, *ELSEWHERE}
    assert not {*WRONG} & {*ELSEWHERE}


def test_the_settings_that_are_told_by_variable_are_all_that_there_are():
    kinds = {Settings, StoreSettings, SyncSettings, PackageSettings}
    assert {kind.__name__ for kind in kinds} == SETTINGS


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_setting_is_told_by_its_variable_with_its_value(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    variable, value = f"PLEK_{name.upper()}", WRONG[name]
    base = PRODUCTION if name in {"administrators", "team_owners"} else LOCAL
    base = base | {"PLEK_MANAGED_IDENTITY": "true"} if base is PRODUCTION else base
    result = told(["serve"], **base | {variable: value})
    (line,) = result.output.splitlines()
    assert (result.exit_code, result.stdout) == (1, "")
    assert line.startswith("Error: ")
    assert line.count(variable) == 1
    assert repr(value) in line or repr(value.partition("=")[0]) in line or f"{value} is" in line
    assert not re.search(r"Input should|Value error|\[type=|Errno", line), "plain words"
    assert list(tmp_path.iterdir()) == [], "nothing was made"


@pytest.mark.parametrize(
    "value",
    [
        "postgresql://plek:geheim@db:vijf/plek",
        "mysql://plek:ge/he@im@db/plek",
        "mongo://db/plek?password=geheim",
        "postgresql:plek",
        "sqlite://",
        "sqlite:plek.db",
        "plek.db",
    ],
)
def test_a_wrong_address_of_a_database_is_told_without_its_password(value, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = told(["registry", "dump"], PLEK_DATABASE_URL=value)
    assert result.exit_code == 1
    assert result.output.startswith("Error: PLEK_DATABASE_URL: ")
    assert "names no database that plek knows" in result.output
    for secret in ("geheim", "ge/he", "im@"):
        assert secret not in result.output


def test_all_that_is_wrong_is_told_at_once_bot_sync_and_files():
    result = told(
        ["up"],
        PLEK_PORT="99999",
        PLEK_SYNC_WAIT="lang",
        PLEK_BLUEPRINT="/proc/none.toml",
        PLEK_LANGUAGE="fr",
    )
    assert result.output.splitlines() == [
        "Error: PLEK_LANGUAGE: 'fr' can't be used: it takes 'nl' or 'en'",
        "PLEK_PORT: '99999' can't be used: it takes 65535 or less",
        "PLEK_SYNC_WAIT: 'lang' can't be used: it takes a number",
    ]
    result = told(["up"], PLEK_APP_CERTIFICATE="/proc/a", PLEK_BLUEPRINT="/proc/b")
    assert [line.split(":")[-3].split()[-1] for line in result.output.splitlines()] == [
        "PLEK_APP_CERTIFICATE",
        "PLEK_BLUEPRINT",
    ]


def test_a_long_value_is_cut():
    result = told(["serve"], **LOCAL, PLEK_LOG_LEVEL="x" * 5_000)
    assert len(result.output) < 300
    assert "xxx…'" in result.output


def test_a_certificate_that_is_none_is_told(tmp_path):
    file = tmp_path / "app.pem"
    file.write_text("no certificate")
    chosen = PRODUCTION | {"PLEK_APP_CERTIFICATE": str(file), "PLEK_HOME": str(tmp_path / "home")}
    result = told(["doctor"], **chosen)
    assert result.output.startswith(f"Error: PLEK_APP_CERTIFICATE: '{file}' holds no certificate")
    assert result.exit_code == 1


@pytest.mark.parametrize(
    "variable", ["PLEK_PLAYGROUND_PORT", "PLEK_SANDBOX_PORT", "PLEK_PLAYGROUND_PERSON"]
)
def test_an_option_is_told_by_the_variable_that_it_was_read_from(variable):
    result = told(["up"], **{variable: "x"})
    (line,) = result.output.splitlines()
    assert line.startswith(f"Error: {variable}: 'x' is not ")
    assert result.exit_code == 1


def test_an_option_that_was_typed_wrong_keeps_its_usage():
    result = told(["up", "--as", "x"], PLEK_PLAYGROUND_PERSON="x")
    assert result.exit_code == 2
    assert "'--as'" in result.output
