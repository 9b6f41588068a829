"""The made-up people and places of local mode: who they are in the Playground and in the registry.

None of them exists. Addresses are in domains reserved for examples (RFC 2606). The principal names
have the form that Entra ID gives to guests, because nearly everybody on PLeK is one.
"""

import unicodedata
from dataclasses import dataclass

TENANT_ID = "a3f1c0de-0000-4000-8000-000000000001"
BOT_ID = "28:a3f1c0de-0000-4000-8000-000000000002"
BOT_NAME = "PLeK"


@dataclass(frozen=True, slots=True)
class LocalPerson:
    """A made-up person of the local tenant."""

    id: str
    """The channel's own id for the person, as `from.id` has it (Teams: 29:...)."""
    aad_object_id: str
    """The object id in the tenant: what the registry keys a member on."""
    given_name: str
    surname: str
    email: str
    principal_name: str
    kernteam: bool = False
    """Whether the local registry starts with this person in the kernteam."""

    @property
    def name(self) -> str:
        """The name that Teams shows."""
        return f"{self.given_name} {self.surname}"


def _person(number: int, given_name: str, surname: str, home: str, **more: bool) -> LocalPerson:
    letters = unicodedata.normalize("NFKD", f"{given_name}.{surname}".lower().replace(" ", ""))
    mailbox = letters.encode("ascii", "ignore").decode("ascii")
    email = f"{mailbox}@{home}"
    return LocalPerson(
        id=f"29:{mailbox}",
        aad_object_id=f"a3f1c0de-0000-4000-8000-0000000001{number:02d}",
        given_name=given_name,
        surname=surname,
        email=email,
        principal_name=f"{email.replace('@', '_')}#EXT#@plek.example",
        **more,
    )


SANNE = _person(1, "Sanne", "de Vries", "platformplek.example", kernteam=True)
JOOST = _person(2, "Joost", "Bakker", "platformplek.example", kernteam=True)
FATIMA = _person(3, "Fatima", "El Amrani", "gemeente.example")
PIETER = _person(4, "Pieter", "van den Berg", "waterschap.example")
ZOE = _person(5, "Zoë", "Hendriks", "provincie.example")
EMRE = _person(6, "Emre", "Çelik", "kennis.example")

PEOPLE = (SANNE, JOOST, FATIMA, PIETER, ZOE, EMRE)
"""Everybody; the first is who sits at the keyboard in the Playground's page, unless told."""

BY_NAME = {one.id.removeprefix("29:").partition(".")[0]: one for one in PEOPLE}
"""Everybody by their given name in plain letters: `zoe`."""


OWNER = ("a3f1c0de-0000-4000-8000-000000000190", "Beheer PLeK")
"""Object id and name of the one licensed account of the local Graph: who owns teams is no guest."""


@dataclass(frozen=True, slots=True)
class LocalPlace:
    """A conversation: its id and the name people see."""

    id: str
    name: str


PERSONAL = LocalPlace("a:plek-personal", "Personal Chat")
"""The 1:1 chat of the first of `PEOPLE` with the bot."""
GROUP_CHAT = LocalPlace("19:plek-voorbereiding@thread.v2", "Voorbereiding Elke Regio Vertelt")
CAFE = LocalPlace("19:plek-cafe@thread.tacv2", "PLeK Café")
"""The team; its general channel has the same id, as in Teams."""
CAFE_GROUP_ID = "a3f1c0de-0000-4000-8000-000000000201"
KERNTEAM_CHANNEL = LocalPlace("19:plek-kernteam@thread.tacv2", "Kernteam")
"""Where the kernteam gets its review cards in local mode."""
LOCAL_CHANNELS = {"cafe": CAFE.id, "kernteam": KERNTEAM_CHANNEL.id}
"""Which of them is for what, until somebody appoints another."""


def personal_chat(person: LocalPerson) -> str:
    """Return the id of somebody's own 1:1 chat with the bot: no two people share one."""
    if person == PEOPLE[0]:
        return PERSONAL.id
    return f"{PERSONAL.id}-{person.id.removeprefix('29:')}"
