"""The Playground's page, as a person sees it: places, messages, cards.

Selectors go by role and label, as a screen reader's would. A message that arrives draws the cards
of its conversation anew and empties what was typed in them: wait for the bot before `fill`.
"""

import asyncio
import contextlib
import re
from pathlib import Path

from playwright.async_api import Error as PageError
from playwright.async_api import Locator, Page, expect
from playwright.async_api import TimeoutError as PageTimeout

from bot.local import people
from tests.support.pictures import keep_picture

_SECONDS = 60.0
_A_LOOK = 5_000
"""Milliseconds in which a button that is there can be pressed, on a busy machine too."""
# A date is a combobox too, with a calendar that is not needed: it takes what is typed.
_KIND = "e => e.ariaHasPopup === 'dialog' ? 'date' : e.getAttribute('role') || e.type"


class Client:
    """A person at the page."""

    def __init__(self, page: Page, pictures: Path | None = None) -> None:
        self.page = page
        self._pictures = pictures
        page.set_default_timeout(_SECONDS * 1000)

    async def open(self, url: str) -> None:
        """Open the page, with the log out of sight (its text would be found too).

        It also asks for things from the internet, which nobody here can reach: that those have
        failed (`load`) is waited for a while, and no longer.
        """
        await self.page.goto(url, wait_until="domcontentloaded")
        await self.page.get_by_role("button", name="Hide log panel").click()
        with contextlib.suppress(PageError):
            await self.page.wait_for_load_state("load", timeout=10_000)

    async def beside(self, url: str) -> "Client":
        """Open another page of ours in a tab beside this one."""
        tab = Client(await self.page.context.new_page(), self._pictures)
        await tab.page.goto(url, wait_until="domcontentloaded")
        return tab

    async def personal(self) -> None:
        """Go to the 1:1 chat with the bot."""
        await self._go("Personal Chat")

    async def group(self) -> None:
        """Go to the group chat."""
        await self._go(people.GROUP_CHAT.name)

    async def channel(self, name: str) -> None:
        """Go to a channel of PLeK Café: General, Kernteam."""
        await self._go(f"{people.CAFE.name} - {name}")

    async def say(self, text: str, *, mention: bool = False) -> None:
        """Send a message here: in a channel as a new post."""
        await self._type(self._boxes.first, text, mention)
        await self._button("Post").or_(self._button("Send Message")).first.click()

    async def reply(self, text: str, *, mention: bool = False) -> None:
        """Answer in the thread of a channel that is lowest on the page."""
        await self._type(self._boxes.last, text, mention)
        await self._button("Send Message").last.click()

    def last_card(self) -> Locator:
        """The card that is lowest on the page."""
        return self.page.locator(".ac-adaptiveCard").last

    async def card_with(self, words: str) -> Locator:
        """Wait for a card that has these words; give the lowest that does."""
        card = self.page.locator(".ac-adaptiveCard").filter(has_text=words).last
        await expect(card).to_be_visible(timeout=_SECONDS * 1000)
        return card

    async def sees(self, words: str | re.Pattern[str]) -> None:
        """Wait until these words can be read in the conversation."""
        await expect(self.page.get_by_text(words).last).to_be_visible(timeout=_SECONDS * 1000)

    async def fill(self, label: str, value: str | bool | tuple[str, ...]) -> None:
        """Fill an input of the last card by its label, also one behind *Meer invullen*.

        Args:
            label: As it is shown, without the star of a required one.
            value: Text, number or date as text; the title of a choice, or of several; on or off.
        """
        labelled = self.last_card().get_by_label(re.compile(rf"^\s*{re.escape(label)}(\s\*)?\s*$"))
        field = labelled.first
        more = self.last_card().get_by_role("button", name="Meer invullen", exact=True)
        async with asyncio.timeout(_SECONDS):
            while not await field.is_visible():
                with contextlib.suppress(PageTimeout):
                    await field.or_(more).first.wait_for(timeout=_A_LOOK)
                    if await more.is_visible():
                        await more.click(timeout=_A_LOOK)
        kind = await field.evaluate(_KIND)
        if isinstance(value, bool):
            await field.set_checked(value)
        elif kind == "checkbox":
            for title in _titles(value):
                name = re.compile(rf"^{re.escape(label)}\b.*\s{re.escape(title)}$")
                await self.last_card().get_by_role("checkbox", name=name).check()
        elif kind == "radiogroup":
            await field.get_by_role("radio", name=str(value), exact=True).check()
        elif kind == "combobox":
            await self._choose(field, _titles(value))
        else:
            await field.fill(str(value))
            await field.press("Tab")

    async def press(self, title: str, card: Locator | None = None) -> None:
        """Press a button of a card, the last one by default; also a button behind "…".

        A card may come, or be drawn anew, between looking and pressing, which leaves the menu of
        another card open or closes this one's: it is looked for again, in what is last by then.
        """
        async with asyncio.timeout(_SECONDS):
            while not await self._press(title, card or self.last_card()):
                await self.page.keyboard.press("Escape")

    async def _press(self, title: str, card: Locator) -> bool:
        named = re.compile(rf"^{re.escape(title)}(: .*)?$")  # a row says of what: "Bekijk: Twente"
        button = card.get_by_role("button", name=named)
        more = card.get_by_role("button", name="More options")
        item = self.page.get_by_role("menuitem", name=title, exact=True)
        try:
            await button.or_(more).first.wait_for(timeout=_A_LOOK)
            if await button.count():
                await button.first.click(timeout=_A_LOOK)
            else:
                await more.click(timeout=_A_LOOK)
                await item.click(timeout=_A_LOOK)
        except PageTimeout:
            return False
        return True

    async def screenshot(self, name: str, card: Locator, *, top: bool = False) -> None:
        """Keep a picture for the docs, with this card in it (where pictures are asked for).

        Args:
            name: of the file.
            card: what is to be seen.
            top: that how it begins is, where it is longer than the page.
        """
        if self._pictures is not None:
            await card.scroll_into_view_if_needed()
            if top:
                await card.evaluate("e => e.scrollIntoView({block: 'start'})")
            keep_picture(self._pictures, name, await self.page.screenshot())

    async def _type(self, box: Locator, text: str, mention: bool) -> None:
        await box.click()
        if mention:
            await self.page.keyboard.type("@")
            await self.page.get_by_role("menuitem", name=people.BOT_NAME).first.click()
            await self.page.keyboard.type(" ")
        await self.page.keyboard.type(text)

    async def _choose(self, field: Locator, titles: tuple[str, ...]) -> None:
        popup = self.page.get_by_role("option").or_(self.page.get_by_role("menuitemcheckbox"))
        await field.click()
        for title in titles:
            await popup.filter(has_text=re.compile(rf"^\s*{re.escape(title)}\s*$")).first.click()
        await self.page.keyboard.press("Escape")

    async def _go(self, place: str) -> None:
        await self.page.get_by_role("treeitem", name=place, exact=True).click()
        await self._boxes.first.wait_for()

    def _button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    @property
    def _boxes(self) -> Locator:
        return self.page.locator('[data-lexical-editor="true"][role=textbox]')


def _titles(value: str | bool | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)
