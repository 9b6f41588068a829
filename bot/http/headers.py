"""Headers by which a browser keeps people safe, on whatever plek answers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_BARE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
PAGE_POLICY = f"{_BARE}; style-src 'unsafe-inline'; img-src 'self'"
"""Content-Security-Policy of a page of ours: its own style and pictures, and in no frame."""

FORM_POLICY = PAGE_POLICY.replace("form-action 'none'", "form-action 'self'")
"""The same of a page with a form, which is sent to plek and nowhere else."""

DEFAULTS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": _BARE,
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "X-Robots-Tag": "noindex",
        "Cache-Control": "no-store",
        "Server": "plek",
    }
)
"""On every answer that does not say otherwise itself."""
