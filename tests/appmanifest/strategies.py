"""Commands within the limits of the manifest, for the property tests."""

from hypothesis import strategies as st

from appmanifest.command import Command

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
PLACES = st.sampled_from(
    [("personal", "team", "groupChat"), ("personal",), ("team", "groupChat"), ("groupChat", "team")]
)


@st.composite
def commands(draw):
    """Up to twelve; a number in front keeps titles apart and never blank."""
    return [draw(_command(number)) for number in range(draw(st.integers(0, 12)))]


@st.composite
def _command(draw, number):
    starter = draw(st.booleans())
    return Command(
        nl_title=f"{number} {draw(WORDS)}"[:128],
        en_title=f"{number} {draw(WORDS)}"[:128],
        nl_description=f"d{draw(WORDS)}",
        en_description="e" * draw(st.sampled_from([1, 4000])),
        scopes=draw(PLACES),
        slash=draw(st.booleans()),
        nl_prompt=f"p{draw(WORDS)}" if starter else "",
        en_prompt=f"p{draw(WORDS)}" if starter else "",
    )
