"""Stopping long work by Ctrl-C or SIGTERM so that it can end well; a second time ends at once."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")
SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupted(Exception):  # named for what happened, as our other errors
    """A signal ended the work, which had nothing to say about that."""


async def stoppable(work: Coroutine[Any, Any, T]) -> T:
    """Do some work as a task that a signal cancels.

    Raises:
        Interrupted: it was cancelled, and made nothing else of that.
    """
    loop = asyncio.get_running_loop()
    task = asyncio.ensure_future(work)

    def stop() -> None:
        _listen_no_more(loop)
        task.cancel()

    for number in SIGNALS:
        loop.add_signal_handler(number, stop)
    try:
        return await task
    except asyncio.CancelledError:
        raise Interrupted from None
    finally:
        _listen_no_more(loop)


def _listen_no_more(loop: asyncio.AbstractEventLoop) -> None:
    for number in SIGNALS:
        loop.remove_signal_handler(number)
