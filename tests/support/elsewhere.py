"""A server in a thread of its own, for tests of what brings its own event loop (a command)."""

import asyncio
import threading
from collections.abc import Generator
from contextlib import AbstractAsyncContextManager, contextmanager
from typing import TypeVar

T = TypeVar("T")
_SECONDS_TO_END = 30.0


@contextmanager
def elsewhere(context: AbstractAsyncContextManager[T]) -> Generator[T]:
    """Hold an async context open in another thread, on an event loop that runs there.

    What it gives may be looked at from the test while nobody speaks with it.
    """
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="elsewhere")
    thread.start()
    try:
        held = _wait(context.__aenter__(), loop)
        try:
            yield held
        finally:
            _wait(context.__aexit__(None, None, None), loop)
            _wait(loop.shutdown_asyncgens(), loop)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(_SECONDS_TO_END)
        loop.close()


def _wait(work, loop):
    return asyncio.run_coroutine_threadsafe(work, loop).result(_SECONDS_TO_END)
