"""Errors of the app package, worded for whoever builds it."""

from __future__ import annotations

from collections.abc import Sequence


class PackageError(Exception):
    """The app package cannot be made, or would be refused by Teams.

    Attributes:
        problems: One line each: where, what, and which rule.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        count = "1 problem" if len(self.problems) == 1 else f"{len(self.problems)} problems"
        super().__init__(
            "\n".join((f"The Teams app package has {count}:", *(f"- {p}" for p in self.problems)))
        )


class AppIdError(PackageError):
    """The app id is missing or is not a GUID."""

    def __init__(self, app_id: str) -> None:
        what = f"is {app_id!r}, which is not a GUID" if app_id.strip() else "is not set"
        todo = (
            "set it to the bot's Microsoft app id (Azure portal, Bot, Configuration), or use "
            "PLEK_MODE=local to look at a package without one."
        )
        super().__init__([f"PLEK_APP_ID {what}: {todo}"])
