"""Microsoft's contract for the calls to Graph, held against requests and answers as they go.

The contract is tests/contracts/graph-v1.0-teams-subset.yaml (OpenAPI 3.1, so its schemas are JSON
Schema 2020-12), made from Microsoft's own metadata.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

CONTRACT = Path(__file__).parent.parent / "contracts" / "graph-v1.0-teams-subset.yaml"
_NAME = "urn:graph"
_formats = FormatChecker(formats=())


class ContractBroken(AssertionError):
    """What goes over the wire is not what Microsoft describes; the message says where and how."""


@_formats.checks("date-time", raises=ValueError)
def _is_moment(value: object) -> bool:
    if isinstance(value, str) and datetime.fromisoformat(value).tzinfo is None:
        raise ValueError("a moment without a zone")
    return True


@cache
def contract() -> dict[str, Any]:
    """The whole document, with what Microsoft's pages say since it was made."""
    loaded: dict[str, Any] = yaml.load(CONTRACT.read_text("utf-8"), Loader=yaml.CSafeLoader)
    paths = loaded["paths"]
    _remove_as_documented(paths["/teams/{team-id}/members/remove"]["post"])
    for list_ in ("members", "owners"):
        _people_as_documented(paths[f"/groups/{{group-id}}/{list_}"]["get"])
    return loaded


def _people_as_documented(operation: dict[str, Any]) -> None:
    """Objects of the directory say of which type they are, and have its properties."""
    answer = operation["responses"]["200"]["content"]["application/json"]["schema"]
    user = {"$ref": "#/components/schemas/microsoft.graph.user", "required": ["@odata.type", "id"]}
    answer["properties"]["value"]["items"] = user


def _remove_as_documented(operation: dict[str, Any]) -> None:
    """At most 20 people; 204 without a body, or 207 (conversationmember-remove)."""
    del operation["responses"]["200"]
    operation["responses"]["204"] = {"description": "all were removed"}
    body = operation["requestBody"]["content"]["application/json"]["schema"]
    body["properties"]["values"]["maxItems"] = 20


@cache
def _registry() -> Registry[Any]:
    return Registry().with_resource(
        _NAME, Resource.from_contents(contract(), default_specification=DRAFT202012)
    )


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(method, path with names in braces, what the contract says), of every call."""
    for template, methods in contract()["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), template, operation


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """By how many names a path holds: the most literal first."""
    templates = sorted(contract()["paths"], key=lambda one: (one.count("{"), one))
    return [(_pattern(template), template) for template in templates]


def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{[^}]+\}", template)
    held = r"(?:[^'/]|'')+" if "='" in template else r"[^/]+"
    return re.compile(held.join(map(re.escape, parts)) + r"\Z")


def template_of(path: str) -> str:
    """Which path of the contract a path is (`/teams/x/channels` → `/teams/{team-id}/channels`).

    Raises:
        ContractBroken: none.
    """
    bare = path.partition("?")[0].removeprefix("/v1.0")
    for quoted, sign in (("%24", "$"), ("%27", "'"), ("%28", "("), ("%29", ")"), ("%3D", "=")):
        bare = bare.replace(quoted, sign)
    for pattern, template in _patterns():
        if pattern.match(bare):
            return template
    raise ContractBroken(f"Graph has no path {bare}")


def operation(method: str, path: str) -> dict[str, Any]:
    """What the contract says about a call.

    Raises:
        ContractBroken: it knows no such call.
    """
    template = template_of(path)
    found: dict[str, Any] | None = contract()["paths"][template].get(method.lower())
    if found is None:
        raise ContractBroken(f"Graph has no {method} {template}")
    return found


def check_request(
    method: str, path: str, headers: Mapping[str, str] | None = None, body: Any = None
) -> None:
    """Hold a request against the contract, and each request inside a batch too.

    Args:
        method: HTTP method.
        path: below the version (with or without `/v1.0`), query included.
        headers: as sent; a body needs `Content-Type: application/json`.
        body: what the JSON holds; None without a body.

    Raises:
        ContractBroken: what is wrong, where.
    """
    where = f"{method} {path}"
    wanted = operation(method, path).get("requestBody")
    if body is None:
        if wanted and wanted.get("required"):
            raise ContractBroken(f"{where}: a body is required")
        return
    if wanted is None:
        raise ContractBroken(f"{where}: takes no body")
    names = {name.casefold(): value for name, value in (headers or {}).items()}
    if not names.get("content-type", "").startswith("application/json"):
        raise ContractBroken(f"{where}: a body without Content-Type: application/json")
    _check(wanted["content"]["application/json"]["schema"], body, where)
    if template_of(path) == "/$batch":
        _check_batch(body)


def _check_batch(body: Any) -> None:
    numbers = [item["id"] for item in body["requests"]]
    if len(set(numbers)) != len(numbers):
        raise ContractBroken(f"a batch with the same id twice: {numbers}")
    for item in body["requests"]:
        path = "/" + item["url"].removeprefix("/")
        check_request(item["method"], path, item.get("headers"), item.get("body"))


def check_response(method: str, path: str, status: int, body: Any = None) -> None:
    """Hold an answer against the contract; errors have a shape too.

    Args:
        method: of the request.
        path: of the request.
        status: HTTP status; one that the contract doesn't name must be an error.
        body: what the JSON holds; None without a body.

    Raises:
        ContractBroken: what is wrong, where.
    """
    where = f"{method} {path} → {status}"
    responses = operation(method, path)["responses"]
    described = responses.get(str(status))
    if described is None:
        if status < 400:
            raise ContractBroken(f"{where}: not among {sorted(responses)}")
        described = contract()["components"]["responses"]["error"]
    schema = described.get("content", {}).get("application/json", {}).get("schema")
    if schema is None:
        if body is not None:
            raise ContractBroken(f"{where}: has no body")
        return
    _check(schema, body, where)


_validators: dict[int, Draft202012Validator] = {}


def _validator(schema: dict[str, Any]) -> Draft202012Validator:
    """Made once for each part of the contract, which stays as long as the tests run."""
    made = _validators.get(id(schema))
    if made is None:
        rooted = _absolute(schema)
        made = Draft202012Validator(rooted, registry=_registry(), format_checker=_formats)
        _validators[id(schema)] = made
    return made


def _check(schema: dict[str, Any], value: Any, where: str) -> None:
    faults = sorted(
        _validator(schema).iter_errors(value), key=lambda fault: list(map(str, fault.path))
    )
    if faults:
        said = "; ".join(f"{fault.json_path}: {fault.message}"[:300] for fault in faults[:3])
        raise ContractBroken(f"{where}: {said}")


def _absolute(schema: Any) -> Any:
    """The schema with its references made absolute: it is taken out of the document."""
    if isinstance(schema, dict):
        return {
            key: f"{_NAME}{value}" if key == "$ref" else _absolute(value)
            for key, value in schema.items()
        }
    return [_absolute(one) for one in schema] if isinstance(schema, list) else schema
