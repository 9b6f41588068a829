"""Who reviews a name is told of letters in it that look like others."""

import pytest

from bot.dispatch.turn import Answer
from cards.kit.translator import translator
from cards.networks.review import Case, review_card
from cards.organisations.review import proposal_card
from registry.networks.network import Network
from registry.organisations.organisation import Organisation
from tests.support.conversation import words_of

ODD = "N\u0435twerk"


@pytest.mark.parametrize(("language", "said"), [("nl", "Let op: letters"), ("en", "Mind: letters")])
def test_a_reviewer_is_told(language, said):
    t = translator(language)
    network = Network(slug="n", name=f"{ODD} water", scale="regionaal", round=1)
    other = network.model_copy(update={"name": "Netwerk water", "others": (ODD,)})
    proposal = Organisation(slug="o", name=ODD, kind="gemeente", status="proposed")
    for card in (
        review_card(t, network, Case()),
        review_card(t, other, Case()),
        proposal_card(t, proposal, ()),
    ):
        words = words_of(Answer(card=card))
        assert said in words
        assert ODD in words
    plain = network.model_copy(update={"name": "Netwerk water"})
    assert said not in words_of(Answer(card=review_card(t, plain, Case())))
