"""Logs for operators: lines of JSON in production, readable lines in local mode, on stderr."""

from __future__ import annotations

import asyncio
import logging
import sys
from typing import Any

import structlog

from bot.fault_location import where
from bot.settings import Mode, Settings


def warnings_only() -> None:
    """Log only problems, on stderr: for commands whose output is for their reader."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty()),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def configure(settings: Settings) -> None:
    """Send structlog and the standard library's logging the same way."""
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    renderer: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
        if settings.mode is Mode.LOCAL
        else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _located,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    handlers = [_Forward()]
    logging.basicConfig(level=max(level, logging.WARNING), handlers=handlers, force=True)


def log_loop_trouble(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log what nobody else caught; the event loop's own way quotes what it was about."""
    error = context.get("exception")
    structlog.get_logger(__name__).error(
        "event_loop_trouble",
        error=type(error).__name__ if error else "",
        where=where(error) if error else [],
    )


class _Forward(logging.Handler):
    """The standard library's logging, as lines of ours.

    A line says which library, and its message without the values in it: those may be what somebody
    sent. An error is its type and where it was raised, never its words or a traceback.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Log it."""
        error = record.exc_info[1] if record.exc_info else None
        told = {"error": type(error).__name__, "where": where(error)} if error else {}
        structlog.get_logger(record.name).log(
            record.levelno,
            "library",
            logger=record.name,
            said=str(record.msg) if record.args else "",  # without values, they may be in it
            at=f"{record.filename}:{record.lineno}",
            **told,
        )


def _located(
    _logger: Any, _method: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """Say of an error what it is and where, in place of a traceback."""
    given = event.pop("exc_info", None)
    error = sys.exc_info()[1] if given is True else given[1] if isinstance(given, tuple) else given
    if isinstance(error, BaseException):
        event.setdefault("error", type(error).__name__)
        event.setdefault("where", where(error))
    return event
