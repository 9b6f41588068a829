"""Rules of Teams' server for a manifest beyond the schema, and a few of our own.

Each rule takes the manifest and yields one line per problem. Where the rule comes from is in
its docstring; `tests/appmanifest/test_rules.py` has a failing example of each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from appmanifest.model import Manifest
from appmanifest.permissions import OF_A_CHAT, OF_A_TEAM

Rule = Callable[[Manifest], Iterator[str]]


def _minor(manifest: Manifest) -> int:
    return int(manifest.manifest_version.split(".")[1])


def schema_of_version(manifest: Manifest) -> Iterator[str]:
    """Check that the schema is that of the manifest version (Microsoft, manifest schema)."""
    if f"/v{manifest.manifest_version}/" not in manifest.schema_url:
        yield f"$schema is {manifest.schema_url!r}, not of manifestVersion {_quoted(manifest)}"


def _quoted(manifest: Manifest) -> str:
    return repr(manifest.manifest_version)


def channel_features(manifest: Manifest) -> Iterator[str]:
    """Check channel features: from 1.25 on the server wants tier1 and refuses the older key."""
    if _minor(manifest) < 25:
        return
    if "team" in manifest.bot.scopes and manifest.supports_channel_features != "tier1":
        yield 'supportsChannelFeatures must be "tier1": the server asks it of every app for teams'
    if manifest.supported_channel_types is not None:
        yield "supportedChannelTypes is refused from 1.25 on: supportsChannelFeatures replaces it"


def targeted_messages(manifest: Manifest) -> Iterator[str]:
    """Check that slash commands and targeted messages are used together, from 1.29 on."""
    slash = any("slash" in each.triggers for each in manifest.bot.command_lists)
    if slash and not manifest.bot.supports_targeted_messages:
        yield "bots[0].supportsTargetedMessages must be true for a list with the slash trigger"
    if _minor(manifest) < 29 and (slash or manifest.bot.supports_targeted_messages):
        yield (
            f"manifestVersion {_quoted(manifest)} refuses slash commands and targeted messages: "
            "use 1.29"
        )


def list_scopes(manifest: Manifest) -> Iterator[str]:
    """Check that a command list is for scopes that the bot has, each named once."""
    for place, each in enumerate(manifest.bot.command_lists):
        path = f"bots[0].commandLists[{place}]"
        for scope in sorted(set(each.scopes) - set(manifest.bot.scopes)):
            yield f"{path}.scopes: the bot itself has no scope {scope!r}"
        if len(set(each.scopes)) < len(each.scopes):
            yield f"{path}.scopes: a scope is named twice"
        if len(set(each.triggers)) < len(each.triggers):
            yield f"{path}.triggers: a trigger is named twice"


def scopes_with_a_list(manifest: Manifest) -> Iterator[str]:
    """Check that each scope of the bot has a command list: without one Teams shows no menu there.

    The scope word of a list is `team` for channels (Microsoft, manifest, bots.commandLists).
    """
    listed = {scope for each in manifest.bot.command_lists for scope in each.scopes}
    for scope in manifest.bot.scopes:
        if scope not in listed:
            yield f"bots[0].commandLists: no list is for scope {scope!r}, so it has no menu"


def unique_titles(manifest: Manifest) -> Iterator[str]:
    """Check that no two commands in one place read alike (design: Teams shows both)."""
    for scope in manifest.bot.scopes:
        titles = Counter(
            command.title.strip().casefold()
            for each in manifest.bot.command_lists
            if scope in each.scopes
            for command in each.commands
        )
        for title, count in titles.items():
            if count > 1:
                yield f"commandLists: {count} commands in scope {scope!r} have the title {title!r}"


def prompts(manifest: Manifest) -> Iterator[str]:
    """Check that prompt starters, and only those, have a text (Microsoft, prompt suggestions)."""
    for place, each in enumerate(manifest.bot.command_lists):
        for number, command in enumerate(each.commands):
            path = f"bots[0].commandLists[{place}].commands[{number}]"
            if command.type == "prompt" and command.prompt is None:
                yield f"{path}.prompt is missing: type is 'prompt'"
            if command.type == "basic" and command.prompt is not None:
                yield f"{path}.prompt would be ignored: type is not 'prompt'"


def consent(manifest: Manifest) -> Iterator[str]:
    """Check that permissions exist, fit a scope, and go to the bot's own Entra application."""
    asked = manifest.resource_specific
    for name, count in Counter(each.name for each in asked).items():
        if count > 1:
            yield f"resourceSpecific: {name!r} is asked for {count} times"
    for each in asked:
        if each.type != "Application":
            yield f"resourceSpecific: {each.name!r} is {each.type}: plek has no signed-in people"
        yield from _permission_scope(each.name, manifest)
    info = manifest.web_application_info
    if asked and (info is None or not info.resource):
        yield "webApplicationInfo needs an id and a resource: without them permissions are refused"
    if info is not None and info.id.lower() != manifest.bot.bot_id.lower():
        yield f"webApplicationInfo.id {info.id!r} is not the bot's id: permissions would miss it"


def _permission_scope(name: str, manifest: Manifest) -> Iterator[str]:
    if name not in OF_A_TEAM | OF_A_CHAT:
        yield f"resourceSpecific: {name!r} is not a permission of a team or chat"
    elif name in OF_A_TEAM and "team" not in manifest.bot.scopes:
        yield f"resourceSpecific: {name!r} is for teams, and the bot has no scope 'team'"
    elif name in OF_A_CHAT and "groupChat" not in manifest.bot.scopes:
        yield f"resourceSpecific: {name!r} is for chats, and the bot has no scope 'groupChat'"


def actions(manifest: Manifest) -> Iterator[str]:
    """Check that an action goes to the app's bot, under an id and a title of its own.

    Without fetchTask Teams shows a dialog of the parameters, which plek has none of (Microsoft,
    "Define message extension action commands").
    """
    for place, extension in enumerate(manifest.compose_extensions):
        path = f"composeExtensions[{place}]"
        if extension.bot_id.lower() != manifest.bot.bot_id.lower():
            yield f"{path}.botId {extension.bot_id!r} is not the bot's id: it would hear nothing"
        for number, command in enumerate(extension.commands):
            if not command.fetch_task:
                yield f"{path}.commands[{number}].fetchTask must be true: plek makes the dialog"
            if len(set(command.context)) < len(command.context):
                yield f"{path}.commands[{number}].context: a place is named twice"
        for name in ("id", "title"):
            values = Counter(getattr(each, name).casefold() for each in extension.commands)
            for value, count in values.items():
                if count > 1:
                    yield f"{path}.commands: {count} have the {name} {value!r}"


def domains(manifest: Manifest) -> Iterator[str]:
    """Check that domains are bare host names of one's own (Microsoft, manifest, validDomains)."""
    for domain in manifest.valid_domains:
        labels = domain.split(".")
        bare = len(labels) > 1 and all(
            label and all(sign.isalnum() or sign == "-" for sign in label) for label in labels
        )
        if not bare:
            yield f"validDomains: {domain!r} must be a host name, without scheme, path or wildcard"


def install_scope(manifest: Manifest) -> Iterator[str]:
    """Check that the scope offered at installation is one that the bot has."""
    if manifest.default_install_scope not in manifest.bot.scopes:
        yield f"defaultInstallScope {manifest.default_install_scope!r} is not a scope of the bot"


def language_tags(manifest: Manifest) -> Iterator[str]:
    """Check that each language is there once; the default one is not additional."""
    info = manifest.localization_info
    tags = Counter(each.language_tag.lower() for each in info.additional_languages)
    tags[info.default_language_tag.lower()] += 1
    for tag, count in tags.items():
        if count > 1:
            yield f"localizationInfo: language {tag!r} is there {count} times"


RULES: Final[tuple[Rule, ...]] = (
    schema_of_version,
    channel_features,
    targeted_messages,
    list_scopes,
    scopes_with_a_list,
    unique_titles,
    prompts,
    consent,
    actions,
    domains,
    install_scope,
    language_tags,
)
