import json
from pathlib import Path

import jsonschema
import pytest

from appmanifest.settings import PackageSettings

ROOT = Path(__file__).parents[2]
NPM = ROOT / "node_modules/@microsoft/app-manifest/build/json-schemas/teams/v1.29"
COPIES = {
    "MicrosoftTeams.schema.json": ROOT / "../shared/contracts/teams-manifest-1.29.schema.json"
}


class Official:
    """Microsoft's schema, read as it says (draft 4) and as it is meant.

    It uses `const`, and limits beside `$ref`, which draft 4 skips and later drafts heed.
    """

    def __init__(self, schema):
        self.readings = [
            jsonschema.Draft4Validator(schema),
            jsonschema.Draft202012Validator({k: v for k, v in schema.items() if k != "$schema"}),
        ]

    def errors(self, value):
        return [error.message for each in self.readings for error in each.iter_errors(value)]


def official(name):
    for path in (NPM / name, COPIES.get(name)):
        if path and path.is_file():
            return Official(json.loads(path.read_text("utf-8")))
    pytest.skip(f"Microsoft's {name} is not here: run `npm ci` (needs Node)")


@pytest.fixture(scope="session")
def manifest_schema():
    return official("MicrosoftTeams.schema.json")


@pytest.fixture(scope="session")
def language_schema():
    return official("MicrosoftTeams.Localization.schema.json")


@pytest.fixture(scope="session")
def settings():
    return package_settings()


def package_settings(**changed):
    plain = {
        "mode": "production",
        "app_id": "1a2b3c4d-0000-4000-8000-123456789abc",
        "website": "https://platformplek.nl",
        "privacy_url": "",
        "terms_url": "",
        "developer": "Platform PLeK",
    }
    return PackageSettings(**plain | changed)
