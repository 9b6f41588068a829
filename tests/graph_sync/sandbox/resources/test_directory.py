from urllib.parse import quote

from tests.graph_sync.sandbox.talker import CAFE, KERNTEAM, SANNE, member, new_group, user

INVITE = {"inviteRedirectUrl": "https://teams.microsoft.com"}
NEW = INVITE | {"invitedUserEmailAddress": "nieuw@gemeente.example",
                "invitedUserDisplayName": "Nieuw Iemand"}  # fmt: skip


def filtered(text):
    return f"/users?$filter={quote(text)}"


async def test_an_invitation_makes_a_guest_once(graph):
    first = await graph("POST", "/invitations", NEW)
    again = await graph("POST", "/invitations", NEW)
    assert (first.status, again.status) == (201, 201)
    key = first["invitedUser"]["id"]
    assert again["invitedUser"]["id"] == key
    assert first["sendInvitationMessage"] is False
    fields = "userPrincipalName,userType,externalUserState,mail,accountEnabled"
    guest = await graph.ok("GET", f"/users/{key}?$select={fields}")
    assert guest["userPrincipalName"] == "nieuw_gemeente.example#EXT#@plek.example"
    assert (guest["userType"], guest["externalUserState"]) == ("Guest", "PendingAcceptance")
    await graph.hand("accept invitation", user=key)
    guest = await graph.ok("GET", f"/users/{key}?$select={fields}")
    assert guest["externalUserState"] == "Accepted"


async def test_an_invitation_needs_an_address(graph):
    wrong = INVITE | {"invitedUserEmailAddress": "geen adres"}
    assert (await graph("POST", "/invitations", wrong)).status == 400
    own = INVITE | {"invitedUserEmailAddress": "beheer@plek.example"}
    assert (await graph("POST", "/invitations", own)).status == 400


async def test_people_are_found_by_what_they_are_called(graph):
    for text in (
        "mail eq 'Sanne.deVries@platformplek.example'",
        f"id in ('{SANNE}')",
        "userPrincipalName eq 'sanne.devries_platformplek.example#EXT#@plek.example'",
        "startswith(displayName,'Sanne') and userType eq 'Guest'",
        "otherMails/any(x:x eq 'sanne.devries@platformplek.example')",
        f"(mail eq 'nobody@x.example' or id eq '{SANNE}')",
    ):
        assert (await graph.ok("GET", filtered(text))).ids == [SANNE], text
    upn = quote("sanne.devries_platformplek.example#EXT#@plek.example", safe="")
    assert (await graph.ok("GET", f"/users/{upn}"))["id"] == SANNE


async def test_only_what_is_chosen_or_usual_is_shown(graph):
    usual = await graph.ok("GET", f"/users/{SANNE}")
    assert "userType" not in usual.body
    chosen = await graph.ok("GET", f"/users/{SANNE}?$select=userType")
    assert set(chosen.body) == {"@odata.context", "id", "userType"}


async def test_advanced_questions_need_the_header(graph):
    text = quote("userType ne 'Guest'")
    assert (await graph("GET", f"/users?$filter={text}")).status == 400
    said = await graph.ok(
        "GET", f"/users?$filter={text}&$count=true", headers={"ConsistencyLevel": "eventual"}
    )
    assert said["@odata.count"] == 1


async def test_somebody_is_changed(graph):
    await graph.ok("PATCH", f"/users/{SANNE}", {"displayName": "Sanne Vries"})
    assert (await graph.ok("GET", f"/users/{SANNE}"))["displayName"] == "Sanne Vries"
    assert (await graph("PATCH", f"/users/{SANNE}", {"mail": "x@y.example"})).status == 400


async def test_somebody_disabled_is_not_added_to_a_team(graph):
    colleague = (await graph.hand("add user", mail="c@plek.example", kind="Member"))["user"]
    await graph.hand("disable user", user=colleague)
    assert (await graph("POST", f"/teams/{KERNTEAM}/members", member(colleague))).status == 404


async def test_somebody_deleted_is_gone_and_can_come_back(graph):
    await graph.hand("delete user", user=SANNE)
    assert (await graph("GET", f"/users/{SANNE}")).status == 404
    assert SANNE not in (await graph.ok("GET", f"/groups/{CAFE}/members")).ids
    await graph.ok("POST", f"/directory/deletedItems/{SANNE}/restore")
    assert (await graph.ok("GET", f"/users/{SANNE}"))["id"] == SANNE


async def test_what_is_new_is_not_there_at_once(lagging):
    guest = (await lagging.ok("POST", "/invitations", NEW))["invitedUser"]["id"]
    assert (await lagging("GET", f"/users/{guest}")).status == 404
    group = (await lagging.ok("POST", "/groups", new_group()))["id"]
    assert (await lagging("GET", f"/groups/{group}")).status == 404
    lagging.clock.advance(3)
    assert (await lagging("GET", f"/groups/{group}")).status == 200
    added = await lagging("POST", f"/groups/{group}/members/$ref", {"@odata.id": user(guest)})
    assert added.status == 400
    assert added["error"]["message"].startswith("The source resource object or one of")
    assert (await lagging("PUT", f"/groups/{group}/team", {})).status == 404
    lagging.clock.advance(3)
    assert (await lagging("PUT", f"/groups/{group}/team", {})).status == 201
    assert (await lagging("GET", f"/teams/{group}")).status == 404
    lagging.clock.advance(3)
    await lagging.ok("POST", f"/groups/{group}/members/$ref", {"@odata.id": user(guest)})
    assert len((await lagging.ok("GET", f"/teams/{group}/members"))["value"]) == 1
    assert (await lagging.ok("GET", f"/groups/{group}/members")).ids == [guest]
    lagging.clock.advance(21)
    assert len((await lagging.ok("GET", f"/teams/{group}/members"))["value"]) == 2


async def test_who_left_a_group_is_in_the_team_a_while_longer(lagging):
    await lagging.ok("DELETE", f"/groups/{KERNTEAM}/members/{SANNE}/$ref")
    assert len((await lagging.ok("GET", f"/teams/{KERNTEAM}/members"))["value"]) == 3
    lagging.clock.advance(21)
    assert len((await lagging.ok("GET", f"/teams/{KERNTEAM}/members"))["value"]) == 2
