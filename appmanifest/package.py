"""Make the app package: the zip that a tenant administrator uploads to Teams."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from importlib.resources import files as resources

from appmanifest.check import MANIFEST, problems
from appmanifest.command import Command
from appmanifest.errors import PackageError
from appmanifest.languages import LANGUAGE_FILES, language_file
from appmanifest.manifest import ICONS, manifest
from appmanifest.menus import menus
from appmanifest.settings import PackageSettings

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the zip: the earliest that the format knows."""


def package_files(commands: Sequence[Command], settings: PackageSettings) -> dict[str, bytes]:
    """Return the files of the package by name, not yet checked.

    Raises:
        AppIdError: the app id is missing or is not a GUID.
    """
    lists = menus(commands)
    icons = resources("appmanifest") / "icons"
    return {
        MANIFEST: _json(manifest(lists, settings)),
        **{name: (icons / name).read_bytes() for name in ICONS.values()},
        **{
            name: _json(language_file(lists, language)) for language, name in LANGUAGE_FILES.items()
        },
    }


def build(commands: Sequence[Command], settings: PackageSettings) -> bytes:
    """Build the package as a zip; the same input gives the same bytes, on every machine.

    Args:
        commands: What the bot understands, in the order in which Teams shows it.
        settings: Who makes the app and which bot it belongs to.

    Raises:
        PackageError: Teams would refuse the package; every problem is named.
        AppIdError: the app id is missing or is not a GUID.
    """
    files = package_files(commands, settings)
    if found := problems(files):
        raise PackageError(found)
    return zipped(files)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return files as a zip, sorted, without times or owners.

    They are stored uncompressed, because deflate differs between zlib versions.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, EPOCH)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, files[name])
    return content.getvalue()


def _json(value: Mapping[str, object]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
