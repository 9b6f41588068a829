"""A plan is divided by who decides: nothing is lost, and nothing goes before what it needs."""

from hypothesis import given
from hypothesis import strategies as st

from bot.sync.approval_units import FREE, Topic, approval_units
from registry.provisioning.plan import Blocked, Cause, Plan, PlannedChange, ResourceKind, SyncAction
from registry.provisioning.policies import HARMLESS, POLICY, SyncPolicy
from registry.provisioning.removal_budget import RemovalBudget

PLAIN = SyncPolicy(slug=POLICY)
URK = Topic("hub", "urk")
ANNA = "a3f1c0de-0000-4000-8000-000000000501"


def create(key, area, kind=ResourceKind.CHANNEL):
    return PlannedChange(SyncAction.CREATE, kind, key, area, key, Cause.WANTED)


def add(place, area, cause=Cause.REGISTRY, member=ANNA):
    key = f"{place}/{member}"
    return PlannedChange(
        SyncAction.ADD, ResourceKind.MEMBER, key, area, "Anna", cause, member=member
    )


def invite(member=ANNA):
    key = f"/{member}"
    return PlannedChange(
        SyncAction.INVITE, ResourceKind.GUEST, key, "", "Anna", Cause.WANTED, member=member
    )


def remove(place, cause=Cause.UNWANTED, member=ANNA):
    return PlannedChange(
        SyncAction.REMOVE, ResourceKind.MEMBER, f"{place}/{member}", place, "A", cause, removes=True
    )


def divided(*changes, policy=PLAIN, first=False, **rest):
    plan = Plan(changes, **rest)
    return {one.topic: one.plan for one in approval_units(plan, policy, first=first)}


def adopt(key, area="", kind=ResourceKind.TEAM):
    return PlannedChange(SyncAction.ADOPT, kind, key, area or key, key, Cause.FOUND, graph_id=key)


def test_what_harms_nobody_goes_by_itself_and_what_takes_away_waits():
    found = divided(add("hub:twente", "hub:twente"), remove("subgroup:plek-cafe"))

    assert [one.action for one in found[FREE].changes] == [SyncAction.ADD]
    assert [one.action for one in found[Topic("registry")].changes] == [SyncAction.REMOVE]


def test_a_new_hub_waits_whole_whoever_is_to_be_in_it():
    changes = (
        invite(),
        create("hub:urk", "hub:urk", ResourceKind.TEAM),
        create("hub:urk:kernteam", "hub:urk"),
        add("hub:urk", "hub:urk", Cause.WANTED),
        add("hub:urk:kernteam", "hub:urk", Cause.WANTED),
        PlannedChange(
            SyncAction.INSTALL, ResourceKind.APP, "hub:urk:app", "hub:urk", "PLeK", Cause.WANTED
        ),
    )

    found = divided(*changes)

    assert {topic: plan.changes for topic, plan in found.items()} == {URK: changes}


def test_each_new_hub_is_a_decision_of_its_own():
    found = divided(
        create("hub:urk", "hub:urk", ResourceKind.TEAM),
        create("hub:gooi", "hub:gooi", ResourceKind.TEAM),
    )

    assert set(found) == {URK, Topic("hub", "gooi")}


def test_who_is_needed_in_two_portions_is_invited_in_both():
    found = divided(
        invite(),
        create("hub:urk", "hub:urk", ResourceKind.TEAM),
        add("hub:twente", "hub:twente"),
        add("hub:urk", "hub:urk"),
    )

    assert [one.action for one in found[FREE].changes] == [SyncAction.INVITE, SyncAction.ADD]
    assert SyncAction.INVITE in [one.action for one in found[URK].changes]


def test_who_may_not_be_invited_by_itself_is_not_added_by_itself_either():
    kept = tuple(one for one in HARMLESS if one is not SyncAction.INVITE)

    found = divided(
        invite(),
        add("hub:twente", "hub:twente"),
        policy=SyncPolicy(slug=POLICY, by_itself=kept),
    )

    assert set(found) == {Topic("registry")}
    assert len(found[Topic("registry")].changes) == 2


def test_what_was_changed_by_hand_is_asked_together_with_what_hangs_on_it():
    restored = PlannedChange(
        SyncAction.RESTORE, ResourceKind.TEAM, "hub:urk", "hub:urk", "GW Urk", Cause.DRIFT
    )

    found = divided(restored, add("hub:urk", "hub:urk"), add("hub:twente", "hub:twente"))

    assert len(found[Topic("drift")].changes) == 2
    assert len(found[FREE].changes) == 1


def test_what_was_found_waits_together_where_adopting_waits():
    adopted = PlannedChange(
        SyncAction.ADOPT, ResourceKind.TEAM, "hub:urk", "hub:urk", "GW Urk", Cause.FOUND
    )

    found = divided(
        adopted,
        create("hub:urk:agenda", "hub:urk"),
        policy=SyncPolicy(slug=POLICY, by_itself=()),
    )

    assert set(found) == {Topic("daily", "hub:urk")}


def test_each_place_that_is_known_by_its_name_is_a_question_of_its_own():
    water = adopt("hub:twente:water", "hub:twente", ResourceKind.CHANNEL)
    described = PlannedChange(
        SyncAction.DESCRIBE, ResourceKind.CHANNEL, water.key, "hub:twente", "W", Cause.FOUND
    )

    found = divided(
        adopt("hub:urk"), water, adopt("hub:gooi"), described, add("hub:twente", "hub:twente")
    )

    assert {topic: len(plan.changes) for topic, plan in found.items()} == {
        Topic("daily", "hub:urk"): 1,
        Topic("daily", "hub:gooi"): 1,
        Topic("daily", "hub:twente"): 2,
        FREE: 1,
    }


def test_when_nothing_is_ours_yet_all_that_is_there_is_one_question():
    found = divided(adopt("hub:urk"), adopt("hub:gooi"), first=True)

    assert set(found) == {Topic("daily")}


EVERYTHING = SyncPolicy(slug=POLICY, by_itself=tuple(SyncAction))


@given(
    st.lists(st.sampled_from([(a, k) for a in SyncAction for k in ResourceKind]), max_size=6),
    st.sampled_from(list(Cause)),
    st.randoms(),
)
def test_nothing_goes_by_itself_in_a_place_that_is_known_by_its_name(kinds, cause, chance):
    """Whatever the policy lets through, and in whatever order it comes."""
    changes = [adopt("hub:urk")]
    for number, (action, kind) in enumerate(kinds):
        tail = chance.choice(["", ":agenda", ":agenda:tab:website", ":app", f"/{ANNA}"])
        changes.append(
            PlannedChange(action, kind, f"hub:urk{tail}", "hub:urk", f"n{number}", cause)
        )
    chance.shuffle(changes)

    found = divided(*changes, policy=EVERYTHING)

    assert set(found) == {Topic("daily", "hub:urk")}


def test_a_strangers_team_is_one_decision_with_all_who_would_be_put_in_it():
    adopted = PlannedChange(
        SyncAction.ADOPT, ResourceKind.TEAM, "hub:urk", "hub:urk", "GW Urk", Cause.FOUND
    )
    changes = (
        invite(),
        adopted,
        create("hub:urk:agenda", "hub:urk"),
        add("hub:urk", "hub:urk"),
        add("hub:twente", "hub:twente"),
    )

    found = divided(*changes, policy=SyncPolicy(slug=POLICY, by_itself=tuple(SyncAction)))

    assert found[Topic("daily", "hub:urk")].by_name == (adopted,)
    assert [one.key for one in found[Topic("daily", "hub:urk")].changes] == [
        f"/{ANNA}",
        "hub:urk",
        "hub:urk:agenda",
        f"hub:urk/{ANNA}",
    ]
    assert [one.key for one in found[FREE].changes] == [f"/{ANNA}", f"hub:twente/{ANNA}"]


def test_a_new_name_that_waits_keeps_nobody_waiting():
    renamed = PlannedChange(
        SyncAction.RENAME, ResourceKind.TEAM, "hub:urk", "hub:urk", "GW Urk", Cause.REGISTRY
    )

    found = divided(renamed, add("hub:urk", "hub:urk"))

    assert [one.action for one in found[FREE].changes] == [SyncAction.ADD]


def test_over_the_budget_nothing_is_taken_away_by_itself():
    policy = SyncPolicy(slug=POLICY, by_itself=tuple(SyncAction))
    changes = [remove(f"hub:h{number}") for number in range(3)]

    within = divided(*changes, policy=policy, removals=RemovalBudget(3, 0, 3))
    over = divided(*changes, policy=policy, removals=RemovalBudget(3, 1, 3))

    assert set(within) == {FREE}
    assert set(over) == {Topic("registry")}


def test_a_portion_tells_of_its_own_teams_only():
    blocked = tuple(
        Blocked(one, one, one, ResourceKind.TEAM, "name-taken") for one in ("hub:urk", "hub:x")
    )

    found = divided(create("hub:urk", "hub:urk", ResourceKind.TEAM), blocked=blocked)

    assert [one.key for one in found[URK].blocked] == ["hub:urk"]


def test_nothing_to_do_is_no_portion():
    assert approval_units(Plan(), PLAIN) == ()


places = st.sampled_from(["hub:a", "hub:b", "subgroup:c", "hub:a:x", "hub:b:y"])
members = st.sampled_from(["anna", "bert"])


@st.composite
def change(draw):
    place = draw(places)
    area = ":".join(place.split(":")[:2])
    action = draw(st.sampled_from(SyncAction))
    cause = draw(st.sampled_from(Cause))
    if action is SyncAction.INVITE:
        return invite(draw(members))
    if action in (SyncAction.ADD, SyncAction.REMOVE, SyncAction.PROMOTE, SyncAction.DEMOTE):
        member = draw(members)
        return PlannedChange(
            action,
            ResourceKind.MEMBER,
            f"{place}/{member}",
            area,
            "",
            cause,
            member=member,
            removes=action is SyncAction.REMOVE,
        )
    kind = ResourceKind.TEAM if place == area else ResourceKind.CHANNEL
    return PlannedChange(action, kind, place, area, "", cause)


def unique(one):
    return (one.action, one.key)


plans = st.lists(change(), max_size=12, unique_by=unique)
policies = st.builds(
    lambda actions: SyncPolicy(slug=POLICY, by_itself=tuple(actions)),
    st.sets(st.sampled_from(SyncAction)),
)


@given(plans, policies)
def test_each_change_is_decided_on_once_and_an_invitation_wherever_it_is_needed(changes, policy):
    found = approval_units(Plan(tuple(changes)), policy)

    decided = [one for approval_unit in found for one in approval_unit.plan.changes]
    assert set(decided) == set(changes)
    others = [one for one in decided if one.action is not SyncAction.INVITE]
    assert len(others) == len(set(others))


@given(plans, policies)
def test_nothing_goes_by_itself_that_the_policy_does_not_let(changes, policy):
    for approval_unit in approval_units(Plan(tuple(changes)), policy):
        if approval_unit.topic.by_itself:
            assert all(policy.lets(one) for one in approval_unit.plan.changes)


@given(plans, policies)
def test_nothing_is_taken_over_by_its_name_nor_anybody_put_in_it_without_a_yes(changes, policy):
    for approval_unit in approval_units(Plan(tuple(changes)), policy):
        if not approval_unit.topic.by_itself:
            continue
        places = {one.key for one in changes if one.by_name}
        for one in approval_unit.plan.changes:
            assert not one.by_name
            if one.action is not SyncAction.INVITE and changes.index(one) > min(
                (changes.index(there) for there in changes if there.by_name), default=99
            ):
                before = {
                    there.key for there in changes[: changes.index(one)] if there.key in places
                }
                assert one.key.partition("/")[0] not in before


@given(plans, policies)
def test_order_is_kept_in_every_portion(changes, policy):
    for approval_unit in approval_units(Plan(tuple(changes)), policy):
        at = [changes.index(one) for one in approval_unit.plan.changes]
        assert at == sorted(at)
