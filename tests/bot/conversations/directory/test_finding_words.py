"""Sentences that seek people, and sentences that only look so."""

import pytest

from bot.conversations.directory.finding import topic_of_people


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        (
            "ik zoek iemand die verstand heeft van omgevingsrecht",
            "verstand heeft van omgevingsrecht",
        ),
        ("heeft iemand verstand van biodiversiteit", "biodiversiteit"),
        ("ik zoek een specialist in mobiliteit", "mobiliteit"),
        ("wie kan mij helpen met energietransitie", "energietransitie"),
        ("experts on soil", "soil"),
        ("heeft iemand een handleiding om te evalueren", ""),
        ("wie leest de peilbuizen in het veen af", ""),
        ("wie krijgt de rekening als het misgaat", ""),
        ("samenwerken met mensen", ""),
        ("", ""),
    ],
)
def test_what_people_are_sought_on(text, topic):
    assert topic_of_people(text) == topic
