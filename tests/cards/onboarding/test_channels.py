"""What becomes of a channel that was proposed for a purpose, in words."""

import pytest

from cards.kit.translator import translator
from cards.onboarding.channels import GuessedChannel, guessed_card
from registry.core.vocabulary import Language

NL, EN = translator(Language.DUTCH), translator(Language.ENGLISH)


@pytest.mark.parametrize(
    ("t", "purpose", "channel", "team", "says"),
    [
        (NL, "cafe", "", "PLeK Café", "in het kanaal Algemeen van PLeK Café verwelkom ik nu"),
        (EN, "cafe", "", "PLeK Café", "in the channel General of PLeK Café I now welcome"),
        (NL, "kernteam", "Kern", "Urk", "het kanaal Kern van Urk is nu voor het kernteam"),
        (NL, "helpdesk", "Hulp", "", "het kanaal Hulp is nu voor de Helpdesk"),
    ],
)
def test_a_channel_is_told_with_its_team_and_what_it_is_for_now(t, purpose, channel, team, says):
    guess = GuessedChannel(purpose, "19:x", channel, team)
    assert says in guessed_card(t, guess, accepted=True)["fallbackText"]
    assert "PLeK Café is nu voor PLeK Café" not in str(guessed_card(t, guess, accepted=True))


def test_a_channel_that_is_declined_is_told_with_its_team():
    guess = GuessedChannel("cafe", "19:x", "", "PLeK Café")
    said = guessed_card(NL, guess, accepted=False)["fallbackText"]
    assert "het kanaal Algemeen van PLeK Café is niet voor PLeK Café" in said
