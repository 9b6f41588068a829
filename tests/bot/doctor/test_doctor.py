"""`plek doctor` finds what is wrong, one thing at a time, and says what to do."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from azure.core.credentials import AccessToken
from azure.core.exceptions import ClientAuthenticationError
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import NameOID

from bot.dispatch.contacts.contact import Contact, KnownConversation, contact_of, venue_of
from bot.dispatch.contacts.purposes import ChannelPurpose
from bot.doctor import CheckVerdict, examine
from bot.settings import Mode, Settings
from graph_sync.ledger.ledger import LedgerEntry
from registry.core.permissions import SYSTEM
from registry.store.store import Store
from tests.support.conversation import FATIMA, PERSONAL, channel
from tests.support.issuer import private_key, running_issuer


class Credential:
    """Gives a token, or refuses."""

    def __init__(self, *, refuses=False):
        self.refuses = refuses

    async def get_token(self, *_scopes):
        if self.refuses:
            raise ClientAuthenticationError("AADSTS7000222: the secret has expired")
        return AccessToken("made-up", int(time.time()) + 3600)

    async def close(self):
        """Nothing to let go of."""


@pytest.fixture
async def production(tmp_path):
    async with running_issuer() as issuer:
        credential = {"app_secret": "made-up"}
        yield lambda **more: Settings(
            mode=Mode.PRODUCTION,
            home=tmp_path,
            app_id="11111111-2222-4333-8444-555555555555",
            app_tenant_id="22222222-0000-0000-0000-000000000000",
            **({} if "app_certificate" in more else credential),
            **({"openid_metadata_url": issuer.metadata_url} | more),
        )


def certificate(path, days):
    key = private_key("doctor")
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "plek")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=400))
        .not_valid_after(now + timedelta(days=days))
        .sign(key, hashes.SHA256())
    )
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return path


async def found(settings, about, credential=None):
    findings = await examine(settings, credential or Credential())
    return next(one for one in findings if one.about == about)


async def test_a_sound_production_has_nothing_bad(production, monkeypatch):
    monkeypatch.setenv("PLEK_APP_ID", "11111111-2222-4333-8444-555555555555")
    findings = await examine(production(), Credential())
    assert [one for one in findings if one.verdict is CheckVerdict.BAD] == []
    assert {"signing keys", "token for the Bot Connector", "app package"} <= {
        one.about for one in findings
    }


async def test_a_refused_secret_is_named_with_what_to_check(production):
    finding = await found(production(), "token for the Bot Connector", Credential(refuses=True))
    assert finding.verdict is CheckVerdict.BAD
    assert "PLEK_APP_TENANT_ID" in finding.advice


class Unreadable(Credential):
    """The file with the identity's token is not there."""

    async def get_token(self, *_scopes):
        raise FileNotFoundError("/var/run/token")


async def test_a_token_file_that_is_not_there_hides_nothing_else(production):
    findings = {one.about: one for one in await examine(production(), Unreadable())}
    assert findings["token for the Bot Connector"].verdict is CheckVerdict.BAD
    assert {"blueprint", "teams set aside", "bot in private channels"} <= set(findings)


async def test_an_issuer_that_does_not_answer_is_named(production):
    finding = await found(production(openid_metadata_url="http://127.0.0.1:1/keys"), "signing keys")
    assert finding.verdict is CheckVerdict.BAD
    assert "PLEK_OPENID_METADATA_URL" in finding.advice


@pytest.mark.parametrize(
    ("days", "verdict"),
    [(90, CheckVerdict.GOOD), (10, CheckVerdict.WARNING), (-1, CheckVerdict.BAD)],
)
async def test_a_certificate_is_looked_at_before_it_ends(production, tmp_path, days, verdict):
    path = certificate(tmp_path / "app.pem", days)
    finding = await found(production(app_certificate=path), "certificate")
    assert finding.verdict is verdict


async def test_what_is_no_certificate_is_said(production, tmp_path):
    path = tmp_path / "app.pem"
    path.write_text("no certificate", "utf-8")
    assert (
        await found(production(app_certificate=path), "certificate")
    ).verdict is CheckVerdict.BAD


async def test_a_database_that_is_none_is_bad(tmp_path):
    (tmp_path / "plek.db").write_text("this is no database at all, it is a text" * 50, "utf-8")
    settings = Settings(mode=Mode.LOCAL, home=tmp_path)
    assert (await found(settings, "registry")).verdict is CheckVerdict.BAD


async def test_unknown_channels_and_an_empty_kernteam_are_warned_of(production):
    assert (await found(production(), "kernteam")).verdict is CheckVerdict.WARNING
    assert (
        "@PLeK dit kanaal is voor kernteam"
        in (await found(production(), "channel kernteam")).advice
    )


async def test_known_channels_and_refusals_are_shown(production):
    settings = production()
    async with await Store.open(settings.database) as store, store.write(SYSTEM) as unit:
        for name in ("Overleg", "Helpdesk"):
            await unit.of(KnownConversation).add(venue_of(channel(name)))
        row = ChannelPurpose(
            slug="kernteam", appointed=channel("Overleg").channel, appointed_at=unit.now
        )
        await unit.of(ChannelPurpose).add(row)
        contact = contact_of(FATIMA, PERSONAL).model_copy(
            update={"refused": "ConversationBlockedByUser"}
        )
        await unit.of(Contact).add(contact)
    known = await found(settings, "channel kernteam")
    assert known.verdict is CheckVerdict.GOOD
    assert "PLeK Café - Overleg (appointed on 20" in known.says
    unknown = await found(settings, "channel helpdesk")
    assert unknown.verdict is CheckVerdict.WARNING
    assert "by its name it may be: PLeK Café - Helpdesk" in unknown.advice
    refused = await found(settings, "people who can't be reached")
    assert refused.says == "1 times ConversationBlockedByUser"
    assert FATIMA.name not in refused.says


async def test_a_channel_that_is_known_before_any_place_is_met_is_told_as_known(
    production,
):
    settings = production(channels={"helpdesk": "19:helpdesk@thread.tacv2"})
    async with await Store.open(settings.database) as store, store.write(SYSTEM) as unit:
        for slug, kind in (
            ("subgroup:kernteam", "team"),
            ("subgroup:kernteam:general", "channel"),
            ("subgroup:kernteam:app", "app"),
        ):
            entry = LedgerEntry(slug=slug, kind=kind, graph_id=slug, state="live", name="Kernteam")
            await unit.of(LedgerEntry).add(entry)
    for purpose, word in (("kernteam", "the ledger"), ("helpdesk", "PLEK_CHANNELS")):
        finding = await found(settings, f"channel {purpose}")
        assert finding.verdict is CheckVerdict.WARNING
        assert finding.says.startswith(f"known by {word}, but the bot has heard of no place yet")
        assert "add the bot's app to a team" in finding.advice
    assert "nobody said which one" in (await found(settings, "channel cafe")).says


async def test_a_registered_channel_without_the_bots_app_is_known_and_not_reached(production):
    settings = production(channels={"helpdesk": "19:helpdesk@thread.tacv2"})
    async with await Store.open(settings.database) as store, store.write(SYSTEM) as unit:
        await unit.of(KnownConversation).add(venue_of(channel("Overleg")))
        for slug, kind in (("subgroup:kernteam", "team"), ("subgroup:kernteam:general", "channel")):
            entry = LedgerEntry(slug=slug, kind=kind, graph_id=slug, state="live", name="Kernteam")
            await unit.of(LedgerEntry).add(entry)
    finding = await found(settings, "channel kernteam")
    assert finding.says.startswith("known by the ledger, but the bot can't reach it")
    assert "add the bot's app to that team" in finding.advice
    finding = await found(settings, "channel helpdesk")
    assert finding.says == "known by PLEK_CHANNELS, which plek takes over when it starts"


async def test_which_credential_serves_is_told(production):
    assert "PLEK_APP_SECRET" in (await found(production(), "credential")).says
