"""Cards of welcome, introduction, language and one's own data: the largest and the nastiest."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.dispatch.turn import CardJson
from cards.general.languages import chosen_card, languages_card
from cards.kit.components import dialog
from cards.kit.private_placeholder import aside_card
from cards.kit.translator import Translator, translator
from cards.members.cafe import MyCafe, cafe_card, cafe_form, cafe_gone_card, my_cafe_card
from cards.members.introductions import (
    More,
    Options,
    filled,
    form_card,
    introduced_card,
    introduction_form,
    more_form,
)
from cards.onboarding.welcome import hello_card, said_card, welcome_card
from cards.organisations.review import proposal_card, settled_card
from cards.privacy.export_and_erase import (
    Kept,
    confirm_card,
    data_card,
    erased_card,
    export_card,
    export_file_card,
    export_pages,
    leadless_card,
)
from registry.core.errors import Fault
from registry.core.reference.theme import Theme
from registry.core.vocabulary import Language, OrganisationKind, Region
from registry.members.cafe import CafeView
from registry.members.member import CafePart, InCafe, Member
from registry.organisations.choosing import Choice
from registry.organisations.organisation import Organisation

NASTY = (
    "<at>Sanne</at> **vet** [klik](http://kwaad.example) <b>x</b> ${naam} # kop - 1. lijst | `code`"
    " 😀 עברית العربية Lettergrepenbrekendlangewoordzonderspaties"
)
THEMES = tuple(
    Theme(slug=f"thema-{n}", name=f"Thema met een lange naam {n}", english=f"A long theme {n}")
    for n in range(24)
)
ORGANISATIONS = tuple(
    Organisation(
        slug=f"organisatie-{n}",
        name=f"Rijksinstituut voor kennis en onderzoek van gebieden nummer {n} van Nederland",
        short=f"RKG{n}",
        kind=OrganisationKind.KNOWLEDGE,
    )
    for n in range(41)
)
NEW = Organisation(slug="nieuw", name=NASTY[:100], kind=OrganisationKind.CIVIL)
MEMBER = Member(
    slug="lid",
    name=NASTY[:100],
    organisation="organisatie-1",
    function=NASTY[:200],
    regions=tuple(Region),
    themes=tuple(theme.slug for theme in THEMES),
    purpose=(NASTY + "\n\n") * 9,
    language=Language.DUTCH,
    drives=True,
    consent=datetime(2026, 11, 23, 9, tzinfo=UTC),
    status="introduced",
    opted_out=True,
)
PLAIN = Member(
    slug="lid",
    name="Fatima El Amrani",
    organisation="organisatie-1",
    function="Beleidsadviseur water",
    regions=(Region.TWENTE,),
    themes=("thema-1",),
    purpose="Leren van andere gebieden.",
    language=Language.DUTCH,
    drives=False,
    consent=MEMBER.consent,
    status="introduced",
)


APP_LINK = "https://teams.microsoft.com/l/app/a3f1c0de-0000-4000-8000-000000000901?tenantId=t"


def samples() -> dict[str, CardJson]:
    """Name → card."""
    return {
        f"{name}-{language.value}": card
        for language in Language
        for part in (_welcome, _introduction, _cafe, _data)
        for name, card in part(translator(language)).items()
    }


def _welcome(t: Translator) -> dict[str, CardJson]:
    return {
        **{
            f"welcome-{occasion}": welcome_card(t.language, occasion)
            for occasion in ("first", "again", "last", "back", "asked", "shared")
        },
        "welcome-with-app": welcome_card(t.language, "last", APP_LINK),
        "welcome-hello": hello_card(t.language, alone=False),
        "welcome-hello-alone": hello_card(t.language, alone=True),
        "welcome-never": said_card(t.language, "welcome-never-done"),
        "languages": languages_card(t),
        "languages-unknown": languages_card(t, NASTY * 9),
        "languages-chosen": chosen_card(t.language)[0],
        "aside": aside_card(t.language, "privacy-title", "privacy.show"),
    }


def _introduction(t: Translator) -> dict[str, CardJson]:
    options = Options(tuple((one.slug, one.label) for one in ORGANISATIONS), THEMES)
    window = [dialog(t("aside-window"), "members.form")]
    form = introduction_form(t, options)
    again = introduction_form(t, options, again=True)
    faults = [
        Fault("name", "required"),
        Fault("organisation", "required"),
        Fault("organisation_kind", "choose"),
        Fault("purpose", "too_long", {"max": 1500}),
        Fault("consent", "agree"),
    ]
    typed = {"name": NASTY * 99, "purpose": NASTY * 99, "organisation_new": NASTY * 99}
    matched = Choice(ORGANISATIONS[1], typed=NASTY[:100])
    proposed = Choice(ORGANISATIONS[1], new=True)
    return {
        "members-form": form_card(t, form, filled(None, "Fatima", t.language), more=window),
        "members-form-again": form_card(t, again, filled(MEMBER, "", t.language)),
        "members-form-faults": form_card(t, form, typed, faults, window),
        "members-done": introduced_card(t, PLAIN, matched, THEMES[:1], again=False),
        "members-done-bare": introduced_card(t, BARE, matched, (), again=False),
        "members-done-large": introduced_card(t, MEMBER, proposed, THEMES, again=True),
    }


BARE = Member(
    slug="lid",
    name="Fatima El Amrani",
    organisation="organisatie-1",
    language=Language.DUTCH,
    consent=MEMBER.consent,
    status="introduced",
)
"""Who told no more than is asked for: each question left open can be answered."""
FATIMA = "a3f1c0de-0000-4000-8000-000000000103"
SHOWN = CafeView(
    FATIMA, "Fatima El Amrani", "Rijkswaterstaat (RWS)", THEMES[:2], "Ervaring met veen."
)
LARGE = CafeView(FATIMA, NASTY[:100], ORGANISATIONS[0].label, THEMES, NASTY * 9)
IN_CAFE = InCafe(parts=tuple(CafePart), since=datetime(2026, 11, 23, 9, tzinfo=UTC), wording=1)


def _cafe(t: Translator) -> dict[str, CardJson]:
    options = Options(tuple((one.slug, one.label) for one in ORGANISATIONS), THEMES)
    member = PLAIN.model_copy(update={"cafe": IN_CAFE})
    on, off = t("cafe-done-on"), t("cafe-done-off")
    faults = [Fault("organisation_kind", "choose")]
    return {
        "cafe": cafe_card(t, SHOWN),
        "cafe-large": cafe_card(t, LARGE),
        "cafe-bare": cafe_card(t, CafeView("mail:abc", "Fatima")),
        "cafe-gone": cafe_gone_card(t),
        "cafe-mine": my_cafe_card(t, MyCafe(member, SHOWN, posted=True)),
        "cafe-mine-large": my_cafe_card(t, MyCafe(member, LARGE, place=False, remark=on)),
        "cafe-mine-coming": my_cafe_card(t, MyCafe(member, SHOWN, remark=on)),
        "cafe-mine-nothing": my_cafe_card(t, MyCafe(PLAIN, remark=off)),
        "cafe-mine-stranger": my_cafe_card(t, MyCafe(None)),
        "cafe-form": cafe_form(t).card(t, {"cafe": ("themes",)}, [Fault("cafe", "choice")]),
        "members-more": more_form(t, options, More.ORGANISATION).card(t, {}, faults),
        "members-more-themes": more_form(t, options, More.THEMES).card(t, {}),
        "members-more-drives": more_form(t, options, More.DRIVES).card(t, {}),
    }


def _data(t: Translator) -> dict[str, CardJson]:
    sections = {
        "contacts": ["In het kanaal"],
        "networks": [NASTY] * 40,
        "questions": [NASTY] * 40,
        "postings": [""] * 99,
        "later": [NASTY],
    }
    pages = export_pages({"members": [MEMBER.model_dump(mode="json")] * 3})
    return {
        "privacy": data_card(t, Kept(PLAIN, ORGANISATIONS[1].label, THEMES[:1])),
        "privacy-large": data_card(t, Kept(MEMBER, ORGANISATIONS[1].label, THEMES, sections)),
        "privacy-nothing": data_card(t, Kept(None)),
        "privacy-export": export_card(t, pages, 1),
        "privacy-export-file": export_file_card(t, "https://plek.example/downloads/x"),
        "privacy-confirm": confirm_card(t, [NASTY[:100]] * 9),
        "privacy-erased": erased_card(t.language),
        "organisations": proposal_card(t, ORGANISATIONS[0], ORGANISATIONS[1:4]),
        "organisations-large": proposal_card(
            t, NEW, ORGANISATIONS, {"into": "x"}, [Fault("into", "unknown")]
        ),
        "organisations-merged": settled_card(t.language, NASTY[:100], ORGANISATIONS[0].name, NASTY),
        "organisations-known": settled_card(t.language, NASTY[:100], ""),
        "privacy-leadless": leadless_card(t.language, NASTY[:100], "netwerk"),
    }
