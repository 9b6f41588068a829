"""A browser that looks at a page of ours; a script error on it fails the test."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from playwright.async_api import Page

from tests.support.chromium import chromium


@asynccontextmanager
async def looking_at(url: str) -> AsyncGenerator[Page]:
    """A page of a browser, at an address."""
    errors: list[str] = []
    async with chromium() as browser:
        page = await browser.new_page(viewport={"width": 1280, "height": 900})
        page.on("pageerror", lambda error: errors.append(str(error)))
        await page.goto(url)
        yield page
    assert not errors
