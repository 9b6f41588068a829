"""Earlier keys of members: who was invited has an object id in the tenant from then on."""

from __future__ import annotations

from typing import ClassVar

from registry.noun import Noun


class MemberAlias(Noun):
    """An earlier key of a member. Its slug is that key.

    Attributes:
        member: their key now.
    """

    section: ClassVar[str] = "member_aliases"
    indexed: ClassVar[tuple[str, ...]] = ("member",)
    dumped: ClassVar[bool] = False
    personal: ClassVar[tuple[str, ...]] = ("member",)

    member: str
