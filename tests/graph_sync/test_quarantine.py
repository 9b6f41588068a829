"""Why something was set aside: by what Graph says, of which nothing about a person is kept."""

import pytest

from graph_sync.graph.errors import Forbidden, GraphFault, Refused
from graph_sync.quarantine import FORBIDDEN, INVITATIONS_OFF, LONGEST, code_of, said_by

OFF = (
    "Guest invitations not allowed for your company. Contact your company administrator for more "
    "details."
)


@pytest.mark.parametrize("kind", [Forbidden, Refused])
def test_that_nobody_may_be_invited_is_no_missing_permission(kind):
    error = kind(GraphFault(403, "Forbidden", OFF, "POST /invitations"))
    assert code_of(error) == INVITATIONS_OFF
    assert said_by(error) == ("Forbidden", OFF)


def test_another_refusal_of_an_invitation_is_what_it_was():
    words = "Insufficient privileges to perform requested operation by the application"
    assert code_of(Forbidden(GraphFault(403, "Unauthorized", words))) == FORBIDDEN


@pytest.mark.parametrize(
    "private",
    [
        "an@x.nl",
        "4c1f0000-0000-4000-8000-000000000001",
        "https://graph.example/users/1",
        "19:abcdefgh1234567890@thread.tacv2",
        "'Jan de Vries'",
        '"Jan de Vries"',
    ],
)
def test_what_is_about_somebody_is_left_out(private):
    _, said = said_by(Refused(GraphFault(400, "BadRequest", f"User {private} can't be added.")))
    assert private.strip("'\"") not in said
    assert said.startswith("User …")


def test_it_is_short_and_of_graph_only():
    _, said = said_by(Refused(GraphFault(400, "x", "no " * 999)))
    assert len(said) == LONGEST
    assert said_by(ValueError("an@x.nl")) == said_by(None) == ("", "")
