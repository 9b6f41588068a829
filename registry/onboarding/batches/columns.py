"""What the columns of a list of people are called, and the profiles and roles in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from registry.core.vocabulary import Profile, Role
from registry.core.writing.text_folding import fold

_SIGNS = re.compile(r"[\W_]+")


class Column(StrEnum):
    """What a column of a list holds."""

    EMAIL = "email"
    NAME = "name"
    FIRST = "first"
    MIDDLE = "middle"
    LAST = "last"
    ORGANISATION = "organisation"
    GROUP = "group"
    PROFILE = "profile"
    UNTIL = "until"
    THROUGH = "through"


_CALLED: Final[Mapping[Column, str]] = {
    Column.EMAIL: """
        email emailadres emailadressen emailaddress mail mailadres mailaddress adres address
        epost smtp primarysmtpaddress userprincipalname upn werkmail zakelijkemail email1
        email1value emailwerk emailzakelijk""",
    Column.NAME: """
        naam volledigenaam weergavenaam deelnemer persoon contact contactpersoon wie name fullname
        displayname person participant who naampersoon""",
    Column.FIRST: "voornaam voornamen roepnaam firstname givenname forename",
    Column.MIDDLE: "tussenvoegsel tussenvoegsels voorvoegsel voorvoegsels middlename prefix infix",
    Column.LAST: "achternaam achternamen familienaam lastname surname familyname",
    Column.ORGANISATION: """
        organisatie organisatienaam organisation organization bedrijf bedrijfsnaam instelling
        werkgever company companyname employer overheid""",
    Column.GROUP: """
        groep groepen groepofhub groephub hubofgroep hub hubs kennishub subgroep group groups
        grouporhub huborgroup knowledgehub subgroup""",
    Column.PROFILE: """
        profiel profielofrol profielrol rol rolprofiel rolofprofiel profile profileorrole role
        roleorprofile""",
    Column.UNTIL: """
        tot totdatum tottwanneer totwanneer until untildate expires""",
    Column.THROUGH: """
        totenmet totenmetdatum tm tmdatum einddatum einde eind laatstedag through enddate end
        lastday""",
}
_COLUMNS: Final = {word: column for column, words in _CALLED.items() for word in words.split()}

_PROFILES: Final[Mapping[str, str]] = {
    "verbinder": Profile.CONNECTOR,
    "connector": Profile.CONNECTOR,
    "ondernemer": Profile.ENTREPRENEUR,
    "entrepreneur": Profile.ENTREPRENEUR,
    "projectleider": Profile.PROJECT_LEADER,
    "projectleader": Profile.PROJECT_LEADER,
    "projectmanager": Profile.PROJECT_LEADER,
    "projectsecretaris": Profile.SECRETARY,
    "projectsecretary": Profile.SECRETARY,
    "secretaris": Profile.SECRETARY,
    "communicatiemedewerker": Profile.COMMUNICATION,
    "communicatie": Profile.COMMUNICATION,
    "communicationofficer": Profile.COMMUNICATION,
    "communication": Profile.COMMUNICATION,
    "communications": Profile.COMMUNICATION,
    "communicationsofficer": Profile.COMMUNICATION,
    "deelnemer": Role.MEMBER,
    "lid": Role.MEMBER,
    "member": Role.MEMBER,
    "participant": Role.MEMBER,
    "doetmee": Role.MEMBER,
    "doetmeezonderprofiel": Role.MEMBER,
}


def squeezed(text: str) -> str:
    """Return a text without accents, capitals, spaces and signs: `E-mail adres` → `emailadres`."""
    return _SIGNS.sub("", fold(text))


def column_named(cell: str) -> Column | None:
    """Return which column a heading names; None for one that is not read."""
    return _COLUMNS.get(squeezed(re.sub(r"\(.*?\)|\*|:", "", cell)))


def profile_named(text: str) -> str | None:
    """Return the profile, or `deelnemer`, that a text names in Dutch or English; None for none."""
    found = _PROFILES.get(squeezed(text))
    return found.value if isinstance(found, StrEnum) else found


def names_of_role(role: Role) -> frozenset[str]:
    """Return what the role of a group is called in a list."""
    more = {
        Role.HUB_TEAM: ("kernteam", "coreteam", "team"),
        Role.KERNTEAM: ("coreteam", "kernteamplek"),
        Role.INITIATIVE: ("initiativegroup",),
        Role.STEERING: ("steeringgroup",),
        Role.AMBASSADOR: ("ambassador", "bestuurlijkambassadeur"),
    }
    return frozenset({squeezed(role.value), *more.get(role, ())})
