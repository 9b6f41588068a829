"""A page for a browser: a template in `bot/pages`, filled in, with every value escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import web

if TYPE_CHECKING:
    from jinja2 import Environment

_MOST_LANGUAGES = 20
"""Parts of an `Accept-Language` that are looked at."""


def page(
    template: str, context: Mapping[str, Any], headers: Mapping[str, str], status: int = 200
) -> web.Response:
    """Return the answer that holds it.

    Args:
        template: name of a file in `bot/pages`.
        context: what the template may name.
        headers: of the answer.
        status: of the answer.
    """
    text = render(template, context)
    return web.Response(
        text=text, status=status, headers=headers, content_type="text/html", charset="utf-8"
    )


def render(template: str, context: Mapping[str, Any]) -> str:
    """Return a template of `bot/pages`, filled in; for a page that is taken along."""
    return _environment().get_template(template).render(context)


def language_for(chosen: str, accepts: str, known: Sequence[str], default: str) -> str:
    """Return the language in which a page is shown.

    Args:
        chosen: by who looks, with a link; may be anything.
        accepts: the header `Accept-Language` of their browser; may be anything.
        known: languages that there are.
        default: where neither names one of those.
    """
    if chosen in known:
        return chosen
    weighed = [(-_weight(part), part) for part in accepts.split(",")[:_MOST_LANGUAGES]]
    for weight, part in sorted(weighed, key=lambda one: one[0]):
        code = part.partition(";")[0].strip().partition("-")[0].casefold()
        if code in known and weight:
            return code
    return default


def _weight(part: str) -> float:
    given = re.search(r";\s*q=([01](?:\.\d{0,3})?)\s*$", part)
    return float(given[1]) if given else 1.0


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, select_autoescape  # few open a page

    folder = Path(__file__).parent
    return Environment(loader=FileSystemLoader(folder), autoescape=select_autoescape(default=True))
