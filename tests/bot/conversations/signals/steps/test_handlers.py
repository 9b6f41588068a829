"""Every step in every state by every role, typed and by card, as the table of steps says."""

import pytest

from bot.conversations.signals.steps.step_commands import STEP_COMMANDS
from cards.kit.translator import translator
from registry.core.vocabulary import Language, Role
from registry.signals.signal import Signal
from registry.signals.transitions import LIVE, STEPS, SignalStatus, SignalStep
from tests.bot.conversations.signals.steps.fixtures_steps import (
    ACTORS,
    FILLED,
    OTHER,
    TYPED,
    action_of,
    chat,
    has_right,
    placed,
    state_of,
    steps_town,
)
from tests.registry.signals.fixtures_signals import BY_ROLE, KERN, RAISER, SEEN
from tests.support.conversation import buttons_of, words_of
from tests.support.examples import ALL

S, Q = SignalStep, SignalStatus
NL = translator(Language.DUTCH)
HERE = set(STEP_COMMANDS)
"""Steps that are taken here; the others have conversations of their own."""


@pytest.fixture
async def plek(sqlite_url):
    async with steps_town(sqlite_url) as running:
        yield running


def test_who_else_than_the_kernteam_may_is_said():
    for step in HERE:
        rule = STEPS[step]
        for_kernteam = not any(
            has_right(step, Q.ACTING, key) for key in ACTORS if key not in ("kern-a", "admin")
        )
        said = NL.has(f"signal-steps-{step.value}-who")
        assert said == (not for_kernteam or rule.own is not None), step


async def typed(plek, key, step, slug):
    name, words = TYPED[step]
    return await chat(plek, key).say(f"signal {slug} {name} {words}".strip())


async def sent(plek, key, step, slug):
    """The form of the step, sent as it stands on a card of this moment."""
    signal = (await state_of(plek, slug))[0]
    load = {"signal": slug, "seen": signal.round if signal else 0, "step": step.value}
    more = {"action": f"actie-{action_of(int(slug))}"} if step is S.FINISH else {}
    return await chat(plek, key).call("signals.take", **FILLED[step], **more, **load)


async def opened(plek, key, step, slug):
    """The button of the step pressed; what it opens changes nothing."""
    signal = (await state_of(plek, slug))[0]
    load = {"signal": slug, "seen": signal.round if signal else 0, "step": step.value}
    return await chat(plek, key).call("signals.step", **load)


CASES = [
    (status, way)
    for at, status in enumerate(SignalStatus)
    for number, way in enumerate((typed, sent))
    if ALL or (at + number) % 2 == 0
]
"""Each state both ways; where not all is tried, one way and the other in turn."""


@pytest.mark.parametrize(("status", "way"), CASES)
async def test_the_table_is_what_happens(plek, status, way):
    await placed(plek, Q.PICKED_UP, int(OTHER))
    await placed(plek, status, 1)
    number, standing = 1, await state_of(plek)
    for key in ACTORS:
        for step in STEP_COMMANDS:
            starts = LIVE if step is S.BUNDLE else STEPS[step].starts
            if has_right(step, status, key) and status in starts:
                if (step, status) == (S.CLOSE, Q.ACTING):
                    await refused(plek, standing, key, step, way, "nog één actie niet afgerond")
                    continue
                number += 1
                slug = await placed(plek, status, number)
                if step is S.BUNDLE:
                    await again(plek, OTHER)
                await allowed(plek, key, step, slug, way)
                standing = await state_of(plek)
            elif has_right(step, status, key) and hidden(status, key):
                await refused(plek, standing, key, step, way, "Signaal 1 is er niet.")
            elif has_right(step, status, key):
                answer = await refused(plek, standing, key, step, way, "kan nu niet")
                assert NL(f"signals-state-{status.value}") in words_of(answer)
            else:
                answer = await refused(plek, standing, key, step, way, "")
                assert SEEN not in words_of(answer)
                nowhere = await way(plek, key, step, "999")
                assert words_of(answer) == words_of(nowhere).replace("999", "1")


def hidden(status, key):
    """Whether somebody may not know of the signal: what is set aside is its raiser's alone."""
    return status is Q.SET_ASIDE and key not in (RAISER, KERN, BY_ROLE[Role.ADMINISTRATOR])


async def again(plek, slug):
    """A signal as if it was just picked up, whatever became of it."""
    async with plek.store.write("system") as unit:
        await unit.of(Signal).remove(slug)
    await placed(plek, Q.PICKED_UP, int(slug))


async def allowed(plek, key, step, slug, way):
    before = (await state_of(plek, slug))[0]
    answer = await way(plek, key, step, slug)
    after = (await state_of(plek, slug))[0]
    added = after.history[len(before.history) :]
    assert added, (key, step, before.status, words_of(answer))
    assert (added[-1].step, added[-1].by) == (step, key)
    assert NL(f"signal-steps-{step.value}-done") in words_of(answer)
    assert f"Signaal {slug}: " in words_of(answer)
    outcome = {typed: Q.TAKEN_UP, sent: Q.SENT_BACK}[way]
    to = {S.OUTCOME: outcome, S.BUNDLE: Q.PICKED_UP if before.status is Q.NEW else before.status}
    assert after.status == to.get(step, STEPS[step].to or before.status)


async def refused(plek, standing, key, step, way, why):
    answer = await way(plek, key, step, "1")
    assert await state_of(plek) == standing, (key, step)
    assert answer.private
    assert why in words_of(answer), (key, step, words_of(answer))
    return answer


@pytest.mark.parametrize("status", SignalStatus)
async def test_joining_and_correcting_too(plek, status):
    number = 1
    await placed(plek, status, 1)
    for key in ACTORS:
        for step, send in ((S.JOIN, "Meedoen"), (S.EDIT, "Opslaan")):
            name, more = {S.JOIN: ("ook", {}), S.EDIT: ("bewerk", {"wish": "Een loket"})}[step]
            may = has_right(step, status, key) and status in STEPS[step].starts
            if not may or (step, key) == (S.JOIN, RAISER):
                before = await state_of(plek)
                form = await chat(plek, key).say(f"signal 1 {name}")
                if form.card and send in buttons_of(form):
                    await chat(plek, key).press(form, send, **more)
                assert await state_of(plek) == before, (key, step)
                continue
            number += 1
            slug = await placed(plek, status, number)
            form = await chat(plek, key).say(f"signal {slug} {name}")
            await chat(plek, key).press(form, send, **more)
            signal = (await state_of(plek, slug))[0]
            assert [one.step for one in signal.history] == [S.RAISE, step], (key, step)
            assert (signal.history[-1].by, signal.status) == (key, status)


@pytest.mark.parametrize("status", SignalStatus)
async def test_a_button_opens_a_form_for_who_may_and_changes_nothing(plek, status):
    await placed(plek, status, 1)
    before = await state_of(plek)
    for key in ACTORS:
        for step in set(STEP_COMMANDS) - {S.PICK_UP}:
            answer = await opened(plek, key, step, "1")
            assert await state_of(plek) == before
            starts = LIVE if step is S.BUNDLE else STEPS[step].starts
            form = NL(f"signal-steps-{step.value}-intro") in words_of(answer)
            assert form == (has_right(step, status, key) and status in starts), (key, step)
