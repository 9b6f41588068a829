"""The kernteam's desk in conversation: one outcome, heard by who asked; questions kept current."""

import pytest

from bot.dispatch.turn import Kind
from registry.agenda.question import Question
from tests.support.conversation import (
    APPOINTED,
    CHANNEL,
    FATIMA,
    JOOST,
    PIETER,
    SANNE,
    button_of,
    buttons_of,
    card_of,
    channel,
    inputs_of,
    town,
    values_of,
    words_of,
)

KERNTEAM = channel("Kernteam", "PLeK kernteam")
DROUGHT = "Hoe gaan we om met droogte in de landbouw?"


@pytest.fixture
async def plek(content_url):
    places = {**APPOINTED, "kernteam": KERNTEAM}
    async with town(content_url, content=False, kernteam=[SANNE, JOOST], places=places) as running:
        await running.chat(SANNE, KERNTEAM).say("help")  # so that the channel is known
        await running.chat(FATIMA).say("help")
        await running.work()
        yield running


async def ask(plek, text=DROUGHT, **more):
    chat = plek.chat(FATIMA)
    filled = {"text": text, "kind": "inhoudelijk", "known": "Weinig", **more}
    await chat.press(await chat.say("vraag"), "Vraag versturen", **filled)
    await plek.work()
    (question,) = await plek.all(Question, status="submitted")
    return question, plek.post.within(KERNTEAM)[-1]


async def decide(plek, shown, title, send, **filled):
    chat = plek.chat(SANNE, KERNTEAM)
    form = await chat.press(shown, title)
    answer = await chat.press(form, send, **filled)
    await plek.work()
    return answer


async def test_the_kernteam_gets_all_it_needs_to_decide(plek):
    _, shown = await ask(plek, region="twente", themes="landbouw")
    words = words_of(shown)
    for said in (
        DROUGHT,
        "Gesteld door: Fatima El Amrani",
        "Hoort bij: Kennis- en leeragenda Twente",
        "Waar: Twente",
        "Wat we al weten: Weinig",
        "Lijkt op",
        "Kunnen misschien antwoord geven",
    ):
        assert said in words
    assert {"Op de agenda", "Beantwoorden", "Samenvoegen", "Afwijzen"} <= set(buttons_of(shown))


async def test_on_the_agenda(plek):
    question, shown = await ask(plek)
    answer = await decide(
        plek, shown, "Op de agenda", "Op de agenda zetten", data={"title": "Droogte"}
    )
    assert "Sanne de Vries heeft deze vraag op de agenda gezet, als vraag 11." in words_of(answer)
    heard = plek.post.to(FATIMA)[-1]
    assert "Het is nu vraag 11 op de agenda" in words_of(heard)
    assert words_of(await plek.chat(FATIMA).press(heard, "Vraag 11")).startswith(
        "Vraag 11: Droogte"
    )
    assert words_of(await plek.chat(PIETER).say("agenda 11")).startswith("Vraag 11: Droogte")
    updated = [one for one in plek.post.sent if one.updates == shown.activity]
    assert "op de agenda gezet" in words_of(updated[-1])
    assert (await plek.get(Question, question.slug)).number == "11"


async def test_an_answer_reaches_who_asked_and_is_found_by_others(plek):
    _, shown = await ask(plek)
    await decide(
        plek, shown, "Beantwoorden", "Antwoord versturen", answer="Door water vast te houden."
    )
    assert "Antwoord: Door water vast te houden." in words_of(plek.post.to(FATIMA)[-1])
    assert "Beantwoord" in words_of(await plek.chat(FATIMA).say("mijn vragen"))
    chat = plek.chat(PIETER)
    found = await chat.say("vraag wat doen we aan droogte in de landbouw?")
    assert DROUGHT in words_of(found)


async def test_merged_with_another_who_asked_follows_that_one(plek):
    _, shown = await ask(plek)
    chat = plek.chat(SANNE, KERNTEAM)
    form = await chat.press(shown, "Samenvoegen")
    choices = inputs_of(form.card)["into"]["choices"]
    assert choices[0]["value"] == "nationaal-6"
    assert ("9. Sociale netwerktheorie", "nationaal-9") in [
        (title[:25], key) for title, key in await chat.type_ahead(form, "into", "visualiseren")
    ]
    await chat.press(form, "Samenvoegen", into="nationaal-6")
    await plek.work()
    heard = plek.post.to(FATIMA)[-1]
    assert "Je vraag is samengevoegd" in words_of(heard)
    seen = await plek.chat(FATIMA).press(heard, "Vraag 6")
    assert "Volg niet meer" in buttons_of(seen)


async def test_declined_with_a_reason(plek):
    _, shown = await ask(plek)
    chat = plek.chat(SANNE, KERNTEAM)
    form = await chat.press(shown, "Afwijzen")
    back = await chat.press(form, "Afwijzen")
    assert "Vul “Waarom?” in." in words_of(back)
    await chat.press(back, "Afwijzen", reason="Dit is geen kennisvraag.")
    await plek.work()
    assert "Reden: Dit is geen kennisvraag." in words_of(plek.post.to(FATIMA)[-1])


async def test_in_a_dialog_too(plek):
    _, shown = await ask(plek)
    chat = plek.chat(SANNE, KERNTEAM)
    form = await chat.press(shown, "Beantwoorden")
    dialog = await chat.press(form, "Open in een venster")
    assert chat.last.kind is Kind.DIALOG_OPEN
    answer = await chat.press(dialog, "Antwoord versturen", answer="Zo.")
    assert answer.done
    assert "beantwoord" in words_of(answer)


async def test_two_at_once_leave_one_outcome_and_both_see_it(plek):
    _, shown = await ask(plek)
    sanne, joost = plek.chat(SANNE, KERNTEAM), plek.chat(JOOST, KERNTEAM)
    first = await sanne.press(shown, "Beantwoorden")
    second = await joost.press(shown, "Afwijzen")
    await sanne.press(first, "Antwoord versturen", answer="Zo doen we dat.")
    late = await joost.press(second, "Afwijzen", reason="Nee.")
    assert "Iemand anders was je net voor" in words_of(late)
    assert "Sanne de Vries heeft deze vraag beantwoord." in words_of(late)
    own = await sanne.press(shown, "Afwijzen")
    assert "Je hebt over deze vraag zelf al besloten." in words_of(own)
    too_late = await joost.press(shown, "Afwijzen")
    assert "Sanne de Vries heeft deze vraag beantwoord." in words_of(too_late)
    await plek.work()
    heard = [one for one in plek.post.to(FATIMA) if "Je vraag" in words_of(one)]
    assert len(heard) == 1


async def test_a_press_that_is_repeated_is_done_once(plek):
    _, shown = await ask(plek)
    chat = plek.chat(SANNE, KERNTEAM)
    form = await chat.press(shown, "Op de agenda")
    first = await chat.press(form, "Op de agenda zetten", data={"title": "Droogte"})
    assert words_of(await chat.again()) == words_of(first)
    await chat.press(form, "Op de agenda zetten", data={"title": "Droogte"})
    assert len(await plek.all(Question, agenda="nationaal", status="on_agenda")) == 14


class TestWhoMay:
    async def test_others_get_a_friendly_no_and_the_card_stays(self, plek):
        question, shown = await ask(plek)
        chat = plek.chat(PIETER, KERNTEAM)
        for title in ("Op de agenda", "Beantwoorden", "Samenvoegen", "Afwijzen"):
            answer = await chat.press(shown, title)
            assert "Dit kan alleen het kernteam doen" in words_of(answer)
            assert title in buttons_of(answer)
        assert (await plek.get(Question, question.slug)).status == "submitted"

    @pytest.mark.parametrize("outcome", ["place", "answer", "merge", "decline"])
    async def test_a_forged_press_does_and_tells_nothing(self, plek, outcome):
        question, _ = await ask(plek)
        chat = plek.chat(PIETER)
        for verb, load in (
            ("questions.decide", {"outcome": outcome}),
            (f"questions.{outcome}", {"answer": "Ja", "reason": "Nee", "into": "nationaal-1"}),
            ("questions.desk", {}),
            ("questions.edit", {}),
            ("questions.save", {"title": "Anders", "text": "Een andere vraag"}),
            ("questions.waiting", {}),
        ):
            answer = await chat.call(verb, question=question.slug, **load)
            assert answer.card is None
            assert "Dit kan alleen het kernteam doen" in answer.text
        assert (await plek.get(Question, question.slug)).status == "submitted"

    async def test_an_outcome_that_is_not_there_is_refused(self, plek):
        question, _ = await ask(plek)
        answer = await plek.chat(SANNE).call(
            "questions.decide", question=question.slug, outcome="burn"
        )
        assert "Dit bestaat niet meer" in answer.text

    async def test_the_kernteam_sees_what_waits_anywhere(self, plek):
        await ask(plek)
        chat = plek.chat(SANNE)
        waiting = await chat.say("vragen te beoordelen")
        assert DROUGHT in words_of(waiting)
        assert "Op de agenda" in buttons_of(await chat.press(waiting, "Bekijk"))
        refused = await plek.chat(FATIMA).say("vragen te beoordelen")
        assert DROUGHT not in words_of(refused)


class TestKeepingCurrent:
    async def form(self, chat):
        return await chat.press(await chat.say("agenda 9"), "Wijzigen")

    async def test_followers_hear_what_changed(self, plek):
        follower = plek.chat(FATIMA)
        await follower.press(await follower.say("agenda 9"), "Volg")
        chat = plek.chat(SANNE)
        form = await self.form(chat)
        filled = {
            "knowledge": "van elders",
            "working": "BZK\nGemeente Urk",
            "networks": "agenda-stad",
        }
        shown = await chat.press(form, "Opslaan", **filled)
        assert "Kennis: van elders" in words_of(shown)
        assert "Wie werkt eraan: Ministerie van Binnenlandse Zaken" in words_of(shown)
        assert "gekozen door het kernteam\nAgenda Stad" in words_of(shown)
        await plek.work()
        heard = plek.post.to(FATIMA)[-1]
        assert "hoe het staat met de kennis, wie eraan werkt en de netwerken" in words_of(heard)
        assert "Volg" in buttons_of(await follower.press(heard, "Volg niet meer"))

    async def test_the_form_shows_what_is_there(self, plek):
        chat = plek.chat(SANNE)
        await chat.press(await self.form(chat), "Opslaan", working="BZK", types="praktijkkennis")
        values = values_of(await self.form(chat))
        assert values["working"].startswith("Ministerie van Binnenlandse Zaken")
        assert values["types"] == "praktijkkennis"
        assert values["knowledge"] == "open"

    async def test_what_somebody_else_changed_meanwhile_comes_back_to_look_at(self, plek):
        sanne, joost = plek.chat(SANNE), plek.chat(JOOST)
        first, second = await self.form(sanne), await self.form(joost)
        await sanne.press(first, "Opslaan", answer="Dit weten we al.")
        back = await joost.press(second, "Opslaan", data={"title": "Netwerken tekenen"})
        assert "Iemand anders heeft dit net ook bijgewerkt" in words_of(back)
        assert values_of(back)["title"] == "Netwerken tekenen"
        shown = await joost.press(back, "Opslaan", answer="Dit weten we al.")
        assert words_of(shown).startswith("Vraag 9: Netwerken tekenen")

    async def test_what_is_wrong_comes_back(self, plek):
        chat = plek.chat(SANNE)
        back = await chat.press(
            await self.form(chat), "Opslaan", data={"title": ""}, text="x" * 2001
        )
        assert "Vul “Korte titel” in." in words_of(back)
        assert "er passen 2.000 tekens" in words_of(back)
        assert len(values_of(back)["text"]) == 2001

    async def test_only_the_kernteam_is_offered_it(self, plek):
        assert "Wijzigen" not in buttons_of(await plek.chat(FATIMA).say("agenda 9"))
        assert "Wijzigen" not in buttons_of(await plek.chat(SANNE, CHANNEL).say("agenda 9"))


async def test_the_kernteam_hears_who_wants_to_help_and_what_they_wrote(plek):
    chat = plek.chat(FATIMA)
    form = await chat.press(await chat.say("agenda 9"), "Ik kan helpen")
    await chat.press(form, "Ik help mee", note="Ik maakte zo'n kaart")
    await plek.work()
    shown = plek.post.within(KERNTEAM)[-1]
    assert "Fatima El Amrani kan helpen bij deze vraag." in words_of(shown)
    assert "Ik maakte zo'n kaart" in words_of(shown)
    assert button_of(card_of(shown), "Vraag 9")


async def test_an_offer_that_was_taken_back_at_once_is_not_told(plek):
    chat = plek.chat(FATIMA)
    before = len(plek.post.sent)
    form = await chat.press(await chat.say("agenda 9"), "Ik kan helpen")
    shown = await chat.press(form, "Ik help mee")
    await chat.press(shown, "Ik help toch niet")
    await plek.work()
    assert len(plek.post.sent) == before


async def test_without_a_channel_its_members_get_it_one_by_one(content_url):
    async with town(content_url, content=False, kernteam=[SANNE]) as plek:
        await plek.chat(SANNE).say("help")
        chat = plek.chat(FATIMA)
        form = await chat.say("vraag")
        await chat.press(form, "Vraag versturen", text=DROUGHT, kind="inhoudelijk")
        await plek.work()
        got = plek.post.to(SANNE)[-1]
        answer = await plek.chat(SANNE).press(got, "Beantwoorden")
        await plek.chat(SANNE).press(answer, "Antwoord versturen", answer="Zo.")
        await plek.work()
        assert "Antwoord: Zo." in words_of(plek.post.to(FATIMA)[-1])
