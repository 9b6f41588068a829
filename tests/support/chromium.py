"""Chromium without a screen, for pages that tests look at."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING

from tests.support.programs import need_chromium

if TYPE_CHECKING:
    from playwright.async_api import Browser

FLAGS = (
    "--headless",
    "--no-sandbox",  # CI runs as root; the pages are ours, on loopback
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nothing but this machine
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
)


@contextlib.asynccontextmanager
async def chromium() -> AsyncGenerator[Browser]:
    """Start the Chromium of this machine; skips where there is none."""
    path = str(need_chromium())
    from playwright.async_api import async_playwright  # slow to import, and few tests need it

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield browser
        finally:
            await browser.close()
