"""Build `manifest.json` (app manifest 1.29) from the commands and the settings."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from appmanifest.command import DEFAULT_LANGUAGE, SCOPES
from appmanifest.languages import LANGUAGE_FILES
from appmanifest.menus import Menu
from appmanifest.permissions import ASKED
from appmanifest.settings import PackageSettings
from appmanifest.texts import TEXTS
from appmanifest.version import plek_version

MANIFEST_VERSION = "1.29"
"""The first with slash commands and targeted messages; 1.28 refuses them."""

SCHEMA = (
    f"https://developer.microsoft.com/json-schemas/teams/v{MANIFEST_VERSION}"
    "/MicrosoftTeams.schema.json"
)

ACCENT = "#00695C"
"""Also the ground of the colour icon: white on it has a contrast of 6.6 to 1 (WCAG AA: 4.5)."""

SIGNAL_MESSAGE = "signals.message"
"""Id of the action on a message; the bot's handler has it as its verb."""

ICONS = {"color": "color.png", "outline": "outline.png"}


def manifest(menus: Sequence[Menu], settings: PackageSettings) -> dict[str, object]:
    """Build the manifest as JSON, in the default language.

    Raises:
        AppIdError: the app id is missing or is not a GUID.
    """
    return {
        "$schema": SCHEMA,
        "manifestVersion": MANIFEST_VERSION,
        "version": plek_version(),
        "id": settings.bot_id,
        **_presentation(settings),
        "bots": [_bot(menus, settings)],
        "composeExtensions": [_actions(settings)],
        **_consent(settings),
        "validDomains": [_host(settings.website)],
        # Server rule for 1.25 and up with the team scope; the schema leaves it out.
        "supportsChannelFeatures": "tier1",
        # Members are guests, and guests meet the bot in a channel: so a team comes first.
        "defaultInstallScope": "team",
        "defaultGroupCapability": {"team": "bot", "groupchat": "bot"},
    }


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""  # the checks say so, and name the rest that is wrong as well


def _presentation(settings: PackageSettings) -> dict[str, object]:
    texts = TEXTS[DEFAULT_LANGUAGE]
    return {
        "developer": {
            "name": settings.developer,
            "websiteUrl": settings.website,
            "privacyUrl": settings.privacy,
            "termsOfUseUrl": settings.terms,
        },
        "name": {"short": texts["name.short"], "full": texts["name.full"]},
        "description": {"short": texts["description.short"], "full": texts["description.full"]},
        "icons": ICONS,
        "accentColor": ACCENT,
        "localizationInfo": {
            "defaultLanguageTag": DEFAULT_LANGUAGE,
            "defaultLanguageFile": LANGUAGE_FILES[DEFAULT_LANGUAGE],
            "additionalLanguages": [
                {"languageTag": language, "file": file}
                for language, file in LANGUAGE_FILES.items()
                if language != DEFAULT_LANGUAGE
            ],
        },
    }


def _bot(menus: Sequence[Menu], settings: PackageSettings) -> dict[str, object]:
    return {
        "botId": settings.bot_id,
        "scopes": list(SCOPES),
        "supportsTargetedMessages": True,
        "supportsFiles": False,
        "isNotificationOnly": False,
        "commandLists": [menu.listed(DEFAULT_LANGUAGE) for menu in menus],
    }


def _actions(settings: PackageSettings) -> dict[str, object]:
    texts = TEXTS[DEFAULT_LANGUAGE]
    place = "composeExtensions[0].commands[0]"
    return {
        "botId": settings.bot_id,
        "commands": [
            {
                "id": SIGNAL_MESSAGE,
                "type": "action",
                "title": texts[f"{place}.title"],
                "description": texts[f"{place}.description"],
                "context": ["message", "compose"],
                # The bot makes the dialog: it is filled in from the message.
                "fetchTask": True,
            }
        ],
    }


def _consent(settings: PackageSettings) -> dict[str, object]:
    asked: dict[str, object] = {"permissions": ["identity", "messageTeamMembers"]}
    if not ASKED:
        return asked
    return asked | {
        # RSC is granted to an Entra application; `resource` does nothing but must be there
        # (Microsoft, "Test resource-specific consent permissions in Teams").
        "webApplicationInfo": {"id": settings.bot_id, "resource": settings.website},
        "authorization": {
            "permissions": {
                "resourceSpecific": [{"name": name, "type": "Application"} for name in ASKED]
            }
        },
    }
