"""Commands within the limits of the manifest, for the property tests."""

from hypothesis import strategies as st

from appmanifest.command import SCOPES, Command, CommandTexts

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
PLACES = st.sampled_from(
    [("personal", "team", "groupChat"), ("personal",), ("team", "groupChat"), ("groupChat", "team")]
)


def command(nl, en, nl_for, en_for, scopes=SCOPES, *, slash=True, nl_prompt="", en_prompt=""):
    """A command with its words in both languages."""
    texts = {
        "nl": CommandTexts(nl, nl_for, nl_prompt),
        "en": CommandTexts(en, en_for, en_prompt),
    }
    return Command(texts, scopes, slash)


@st.composite
def commands(draw):
    """Up to twelve, at least one everywhere; a number in front keeps titles apart, never blank."""
    everywhere = draw(_command(0, st.just(SCOPES)))
    return [everywhere, *(draw(_command(number)) for number in range(1, draw(st.integers(1, 12))))]


@st.composite
def _command(draw, number, places=PLACES):
    starter = draw(st.booleans())
    return command(
        f"{number} {draw(WORDS)}"[:128],
        f"{number} {draw(WORDS)}"[:128],
        f"d{draw(WORDS)}",
        "e" * draw(st.sampled_from([1, 4000])),
        scopes=draw(places),
        slash=draw(st.booleans()),
        nl_prompt=f"p{draw(WORDS)}" if starter else "",
        en_prompt=f"p{draw(WORDS)}" if starter else "",
    )
