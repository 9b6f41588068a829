"""Closed lists of the domain. Values are the plan's Dutch words; texts are in cards/texts."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Self, TypeVar

T = TypeVar("T")

NATIONAL = "nationaal"
"""The agenda of the Initiatiefgroep; every other agenda is a hub's, named by the hub's slug."""


class Language(StrEnum):
    """Languages the bot speaks, each with all that is known of it beside its texts.

    Another language is a line here and a folder `cards/texts/<code>` with as many texts as there
    are: what it does not say is said in Dutch, and else in English.

    Attributes:
        autonym: what it calls itself; the button to choose it.
        tag: IETF tag with a country, for the spelling check of documents.
        called: how else people ask for it, folded.
    """

    autonym: str
    tag: str
    called: tuple[str, ...]

    def __new__(
        cls, code: str, autonym: str = "", tag: str = "", called: tuple[str, ...] = ()
    ) -> Self:
        """Make a member whose value is the language's code, as Unicode's CLDR has it.

        The defaults are there for the look-up by value, `Language("nl")`, as type checkers read it.
        """
        self = str.__new__(cls, code)
        self._value_ = code
        self.autonym, self.tag, self.called = autonym, tag, called
        return self

    DUTCH = "nl", "Nederlands", "nl-NL"
    ENGLISH = "en", "English", "en-GB", ("eng",)

    @property
    def chain(self) -> tuple[Language, ...]:
        """Itself and the languages it falls back to, in order."""
        return tuple(dict.fromkeys((self, *COMPLETE)))

    def pick(self, table: Mapping[Language, T]) -> T:
        """Return what a table has for this language, or for the first it falls back to.

        Raises:
            KeyError: the table lacks a language whose texts are complete.
        """
        return table[next((one for one in self.chain if one in table), self)]


COMPLETE = (Language.DUTCH, Language.ENGLISH)
"""Languages that have every text; the others fall back to them in this order."""


class OrganisationKind(StrEnum):
    """Kinds of organisation (domain page, "Words")."""

    STATE = "rijk"
    PROVINCE = "provincie"
    MUNICIPALITY = "gemeente"
    WATER_BOARD = "waterschap"
    AGENCY = "uitvoeringsorganisatie"
    UMBRELLA = "koepel"
    KNOWLEDGE = "kennisinstelling"
    EDUCATION = "onderwijs"
    COMPANY = "bedrijf"
    CIVIL = "maatschappelijk"


class NetworkKind(StrEnum):
    """Kinds of network (plan, "Website en samenwerkingsplatform")."""

    KNOWLEDGE = "kennisnetwerk"
    LEARNING = "leernetwerk"
    BOTH = "kennis- en leernetwerk"
    PROGRAMME = "programma"


class Scale(StrEnum):
    """The scale a network works on (plan, chapters 2 and 3)."""

    LOCAL = "lokaal"
    REGIONAL = "regionaal"
    SUPRAREGIONAL = "bovenregionaal"
    NATIONAL = "nationaal"
    EUROPEAN = "europees"


class KnowledgeType(StrEnum):
    """Types of knowledge (plan, agenda question 3)."""

    PRACTICE = "praktijkkennis"
    RESEARCH = "onderzoekskennis"
    POLICY = "beleidskennis"
    PROCESS = "proceskennis"
    METHOD = "methodologische kennis"
    TRANSITION = "transitiekennis"
    SUBJECT = "materiekennis"


class QuestionKind(StrEnum):
    """Kinds of question (plan, chapter 5, "Conclusies opbouw regionale kennishubs")."""

    CONTENT = "inhoudelijk"
    ORGANISATION = "organisatorisch"
    RELATION = "relationeel"


class KnowledgeState(StrEnum):
    """State of the knowledge on a question (plan, summary)."""

    PRESENT = "aanwezig"
    ELSEWHERE = "van elders"
    TO_DEVELOP = "te ontwikkelen"


class Phase(StrEnum):
    """Phases of a hub, the innovation spiral (plan, chapter 7)."""

    IDEA = "pril idee"
    INSPIRATION = "inspiratie"
    PLANNING = "planning"
    DEVELOPMENT = "ontwikkeling"
    REALISATION = "realisatie"
    SPREAD = "verspreiding"
    EMBEDDING = "inbedding"


class HubFunction(StrEnum):
    """The functions a hub secures (plan, chapter 3.2), 0 is the precondition."""

    DATA = "data- en informatiefunctie"
    SWITCHING = "kennisschakelfunctie"
    LEARNING = "leerfunctie"
    STRATEGY = "strategische functie"


class Securing(StrEnum):
    """How far a function of a hub is secured (design; plan, chapter 3.2, says that it must be)."""

    NOT = "niet"
    PARTLY = "deels"
    SECURED = "geborgd"


class Profile(StrEnum):
    """Profiles of a hub's core team (plan, appendix 2)."""

    CONNECTOR = "verbinder"
    ENTREPRENEUR = "ondernemer"
    PROJECT_LEADER = "projectleider"
    SECRETARY = "projectsecretaris"
    COMMUNICATION = "communicatiemedewerker"


class Role(StrEnum):
    """Role of a member; decides what they may do (registry.core.permissions)."""

    MEMBER = "deelnemer"
    LEAD = "aanjager"
    HUB_TEAM = "hubteam"
    INITIATIVE = "initiatiefgroep"
    KERNTEAM = "kernteam"
    STEERING = "stuurgroep"
    AMBASSADOR = "ambassadeur"
    ADMINISTRATOR = "beheerder"


class SignalKind(StrEnum):
    """Kinds of signal (plan, "Signaleren en Agenderen")."""

    CHANCE = "kans"
    RISK = "risico"
    PROBLEM = "probleem"


class SignalLevel(StrEnum):
    """The level that a signal plays at (plan, chapter 4)."""

    REGION = "in-de-regio"
    REGIONS = "tussen-regios"
    NATION = "regio-en-rijk"


class MeetingKind(StrEnum):
    """Meetings that PLeK has or goes to (plan, chapters 4 and 5)."""

    STEERING = "stuurgroep"
    AMBASSADORS = "ambassadeurs"
    INITIATIVE = "initiatiefgroep"
    INTERREGIONAL = "elke-regio-vertelt"
    HUB = "hub"
    SWITCHING_DAY = "schakeldag"
    OTHER = "anders"


class Region(StrEnum):
    """The twelve provinces and the plan's two hub areas, by which things can be filtered."""

    DRENTHE = "drenthe"
    FLEVOLAND = "flevoland"
    NORTH_FLEVOLAND = "noordelijk-flevoland"
    FRIESLAND = "friesland"
    GELDERLAND = "gelderland"
    GRONINGEN = "groningen"
    LIMBURG = "limburg"
    NORTH_BRABANT = "noord-brabant"
    NORTH_HOLLAND = "noord-holland"
    OVERIJSSEL = "overijssel"
    TWENTE = "twente"
    UTRECHT = "utrecht"
    ZEELAND = "zeeland"
    SOUTH_HOLLAND = "zuid-holland"
    NATIONWIDE = "heel-nederland"

    @classmethod
    def _missing_(cls, value: object) -> Region | None:
        """Read another name of a region: `Fryslân`, `Zeeuws`, `North Holland`."""
        from registry.core.reference.place_names import region_named  # which knows this list

        return region_named(value) if isinstance(value, str) else None


AREAS: Mapping[Region, Region] = {
    Region.NORTH_FLEVOLAND: Region.FLEVOLAND,
    Region.TWENTE: Region.OVERIJSSEL,
}
"""The plan's hub areas, each with the province that it lies in."""

PROVINCES: tuple[Region, ...] = tuple(
    one for one in Region if one is not Region.NATIONWIDE and one not in AREAS
)
"""The twelve provinces."""
