"""A page for a browser: a template in `bot/pages`, filled in, with every value escaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import web

if TYPE_CHECKING:
    from jinja2 import Environment


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


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, select_autoescape  # few open a page

    folder = Path(__file__).parent
    return Environment(loader=FileSystemLoader(folder), autoescape=select_autoescape(default=True))
