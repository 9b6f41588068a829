"""The judge of cards, judged: it passes a good card and names what is wrong in a bad one."""

import pytest

from tests.render import render

ELLIPSIS = "Een heel lange regel die op een telefoon nooit in zijn geheel te lezen zal zijn. " * 2


def card(*body, actions=()):
    content = {"type": "AdaptiveCard", "version": "1.5", "body": list(body)}
    return content | ({"actions": list(actions)} if actions else {})


def words(text, **more):
    return {"type": "TextBlock", "text": text, "wrap": True} | more


def test_a_good_card_has_no_problems_and_can_be_read(card_renderer):
    drawings = card_renderer.check(
        "voorbeeld",
        card(
            words("Maak je **netwerk** bekend", weight="bolder", size="large"),
            words("Dan staat het op de lijst.", isSubtle=True),
            {
                "type": "Input.Text",
                "id": "naam",
                "label": "Naam van het netwerk",
                "isRequired": True,
                "errorMessage": "Vul de naam in",
            },
            {
                "type": "Input.ChoiceSet",
                "id": "themas",
                "label": "Thema's",
                "isMultiSelect": True,
                "style": "expanded",
                "choices": [{"title": "Water en bodem", "value": "water"}],
            },
            {
                "type": "Input.Toggle",
                "id": "ja",
                "label": "Website",
                "title": "Mag op de website",
            },
            {
                "type": "FactSet",
                "facts": [{"title": "Regio", "value": "Noordelijk Flevoland en omstreken"}],
            },
            {"type": "Container", "style": "emphasis", "items": [words("Goed", color="good")]},
            actions=[
                {"type": "Action.Execute", "title": "Versturen", "verb": "x", "style": "positive"},
                {"type": "Action.Execute", "title": "Annuleren", "verb": "y"},
            ],
        ),
    )

    assert set(drawings) == {("light", 320), ("light", 600), ("dark", 320), ("dark", 600)}
    text = drawings["light", 320].text
    assert "Maak je netwerk bekend" in text
    assert "Naam van het netwerk *" in text
    assert drawings["light", 320].png.startswith(b"\x89PNG")
    assert drawings["light", 320].png != drawings["dark", 320].png


def test_an_error_message_is_shown_when_the_form_is_sent_empty(card_renderer):
    form = card(
        {
            "type": "Input.Text",
            "id": "n",
            "label": "Naam",
            "isRequired": True,
            "errorMessage": "Wie?",
        },
        actions=[{"type": "Action.Execute", "title": "Versturen", "verb": "x"}],
    )

    assert "Wie?" not in card_renderer.render(form).text
    assert "Wie?" in card_renderer.render(form, press="Versturen").text


WIDE = {"type": "ColumnSet", "columns": [{"type": "Column", "width": "400px"}]}
WIDE["columns"][0]["items"] = [words("Veel te breed")]
DOT = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


@pytest.mark.parametrize(
    ("part", "problem"),
    [
        (words(ELLIPSIS, wrap=False), "text cut off"),
        ({"type": "Input.Text", "id": "n", "placeholder": "Naam"}, "without a visible label"),
        ({"type": "Image", "url": DOT}, "without alternative text"),
        (WIDE, "beyond the edge"),
        ({"type": "Input.Text", "label": "Zonder id"}, "the renderer says"),
    ],
)
def test_a_bad_part_is_named(card_renderer, part, problem):
    problems = card_renderer.render(card(part), width=320).problems

    assert any(problem in said for said in problems), problems


def test_too_little_contrast_is_named(card_renderer, monkeypatch):
    faint = {"light": render._COLORS["light"] | {"card": "#888888"}}
    monkeypatch.setattr(render, "_COLORS", faint)

    (problem,) = card_renderer.render(card(words("Grijs op grijs"))).problems

    assert "too little contrast" in problem
    assert "Grijs op grijs" in problem


def test_check_fails_with_card_theme_and_width(card_renderer):
    with pytest.raises(AssertionError, match=r"kapot, light, 320 px: text cut off"):
        card_renderer.check("kapot", card(words(ELLIPSIS, wrap=False)), widths=[320])


def test_many_cards_are_judged_at_once_as_one_by_one(card_renderer):
    good, cut, narrow = card(words("Hoi")), card(words(ELLIPSIS, wrap=False)), card(WIDE)

    seen = card_renderer.problems([cut, good, narrow], theme="dark", width=320)

    one_by_one = [
        card_renderer.render(one, theme="dark", width=320).problems for one in (cut, good, narrow)
    ]
    assert seen == one_by_one
    assert [bool(problems) for problems in seen] == [True, False, True]


async def test_it_can_be_called_from_an_async_test(card_renderer):
    assert card_renderer.render(card(words("Hoi"))).text.strip() == "Hoi"


def test_what_the_renderer_does_not_know_shows_its_fallback(card_renderer):
    badge = {"type": "Badge", "text": "nieuw", "fallback": words("(nieuw)")}

    drawing = card_renderer.render(card(badge))

    assert drawing.text.strip() == "(nieuw)"
    assert drawing.problems == ()


def test_what_it_does_not_know_needs_a_fallback(card_renderer):
    drawing = card_renderer.render(card(words("Hoi"), {"type": "Badge", "text": "nieuw"}))

    assert any("Badge" in problem for problem in drawing.problems)
