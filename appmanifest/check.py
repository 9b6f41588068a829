"""Check an app package, ours or another's, before Teams does: all problems at once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from appmanifest.languages import translatable, translated
from appmanifest.model import Manifest
from appmanifest.png import png_head
from appmanifest.rules import RULES

MANIFEST = "manifest.json"


def problems(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return everything that is wrong with the files of a package; empty when it is valid.

    Args:
        files: Content by name.

    Returns:
        One line each: the place, what is wrong, and what it must be.
    """
    if MANIFEST not in files:
        return (f"{MANIFEST} is missing from the top of the package",)
    raw, complaint = _json(MANIFEST, files[MANIFEST])
    if complaint:
        return (complaint,)
    manifest, found = _checked(raw)
    if manifest is None:
        return tuple(found)
    in_languages = _language_problems(manifest, raw, files)
    return (
        *found,
        *_file_problems(manifest, files),
        # A file that leaves the manifest as wrong as it was is not itself to blame.
        *(problem for problem in in_languages if problem.partition(": ")[2] not in found),
    )


def _json(name: str, content: bytes) -> tuple[dict[str, Any], str]:
    try:
        value = json.loads(content.decode("utf-8"))
    except ValueError as error:
        return {}, f"{name} is not JSON in UTF-8: {error}"
    if not isinstance(value, dict):
        return {}, f"{name} must be a JSON object"
    return value, ""


def _checked(raw: Mapping[str, Any]) -> tuple[Manifest | None, list[str]]:
    try:
        manifest = Manifest.model_validate_json(json.dumps(raw))
    except ValidationError as error:
        return None, [_line(details) for details in error.errors()]
    return manifest, [problem for rule in RULES for problem in rule(manifest)]


def _line(details: ErrorDetails) -> str:
    path = ""
    for step in details["loc"]:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else step
    limits, value = details.get("ctx", {}), details["input"]
    match details["type"]:
        case "string_too_long":
            what = f"at most {limits['max_length']} characters, and this has {len(value)}"
        case "too_long":
            what = f"at most {limits['max_length']}, and there are {limits['actual_length']}"
        case "too_short":
            what = f"at least {limits['min_length']} is needed"
        case "missing":
            what = "is missing"
        case "extra_forbidden":
            what = "is not a key of the manifest that plek knows"
        case _:
            what = f"{details['msg']}; it is {str(value)[:60]!r}"
    return f"{path}: {what}"


def _file_problems(manifest: Manifest, files: Mapping[str, bytes]) -> Iterator[str]:
    info = manifest.localization_info
    languages = [info.default_language_file, *(each.file for each in info.additional_languages)]
    named = {MANIFEST, manifest.icons.color, manifest.icons.outline, *languages}
    for name in sorted(named - set(files)):
        yield f"{name} is named in the manifest and is not in the package"
    for name in sorted(set(files) - named):
        yield f"{name} is in the package and is not named in the manifest"
    yield from _icon_problems(manifest.icons.color, 192, files)
    yield from _icon_problems(manifest.icons.outline, 32, files, alpha=True)


def _icon_problems(
    name: str, side: int, files: Mapping[str, bytes], *, alpha: bool = False
) -> Iterator[str]:
    if name not in files:
        return
    head = png_head(files[name])
    if head is None:
        yield f"{name} is not a PNG file"
    elif (head.width, head.height) != (side, side):
        yield f"{name} is {head.width} by {head.height} pixels and must be {side} by {side}"
    elif alpha and not head.alpha:
        yield f"{name} must be white on transparent, and has no transparency"


def _language_problems(
    manifest: Manifest, raw: Mapping[str, Any], files: Mapping[str, bytes]
) -> Iterator[str]:
    info = manifest.localization_info
    texts = dict(translatable(raw))
    for name in (info.default_language_file, *(each.file for each in info.additional_languages)):
        if name in files:
            for problem in _strings_problems(name, raw, texts, files[name]):
                yield f"{name}: {problem}"
    strings, complaint = _json("", files.get(info.default_language_file, b"{}"))
    if not complaint and any(strings.get(key, text) != text for key, text in texts.items()):
        yield f"{info.default_language_file} differs from the manifest: they are one language"


def _strings_problems(
    name: str, raw: Mapping[str, Any], texts: Mapping[str, str], content: bytes
) -> Iterator[str]:
    strings, complaint = _json(name, content)
    if complaint:
        yield complaint
        return
    strings.pop("$schema", None)
    for key in strings.keys() - texts.keys():
        yield f"{key!r} is not a text of the manifest"
    for key in texts.keys() - strings.keys():
        yield f"{key!r} is not translated"
    known = {key: text for key, text in strings.items() if key in texts}
    yield from _checked(translated(raw, known))[1]
