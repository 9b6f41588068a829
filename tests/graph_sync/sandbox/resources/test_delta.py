from urllib.parse import quote

from tests.graph_sync.sandbox.talker import CAFE, EMRE, JOOST, KERNTEAM, SANNE, new_group, user

MEMBERS = "/groups/delta()?$select=id,displayName,members"


async def follow(graph, link, **more):
    """All items of a round, and the link to the next."""
    items = []
    said = await graph.ok("GET", link, **more)
    while True:
        items += said["value"]
        if "@odata.nextLink" not in said.body:
            return items, said["@odata.deltaLink"]
        said = await graph.ok("GET", said["@odata.nextLink"], **more)


def moves(items, group):
    return {
        one["id"]: "@removed" not in one
        for item in items
        if item["id"] == group
        for one in item.get("members@delta", ())
    }


async def test_the_first_round_gives_everything_page_by_page(graph):
    small = {"Prefer": "odata.maxpagesize=3"}
    items, _ = await follow(graph, MEMBERS, headers=small)
    assert len({item["id"] for item in items}) == 10
    assert len(moves(items, CAFE)) == 11
    assert all(moves(items, CAFE).values())


async def test_the_next_round_gives_what_changed(graph):
    _, link = await follow(graph, MEMBERS)
    assert (await follow(graph, link))[0] == []
    await graph.ok("POST", f"/groups/{KERNTEAM}/members/$ref", {"@odata.id": user(EMRE)})
    await graph.ok("DELETE", f"/groups/{KERNTEAM}/members/{JOOST}/$ref")
    await graph.ok("PATCH", f"/groups/{CAFE}", {"displayName": "Café"})
    made = await graph.ok("POST", "/groups", new_group())
    items, link = await follow(graph, link)
    assert {item["id"] for item in items} == {KERNTEAM, CAFE, made["id"]}
    assert moves(items, KERNTEAM) == {EMRE: True, JOOST: False}
    assert moves(items, CAFE) == {}
    await graph.ok("DELETE", f"/groups/{CAFE}")
    items, _ = await follow(graph, link)
    assert items == [{"id": CAFE, "@removed": {"reason": "changed"}}]


async def test_only_some_groups_can_be_watched(graph):
    text = quote(f"id eq '{KERNTEAM}' or id eq '{CAFE}'")
    items, link = await follow(graph, f"{MEMBERS}&$filter={text}")
    assert {item["id"] for item in items} == {KERNTEAM, CAFE}
    await graph.ok("POST", "/groups", new_group())
    assert (await follow(graph, link))[0] == []
    many = quote(" or ".join(f"id eq '{n}'" for n in range(51)))
    assert (await graph("GET", f"{MEMBERS}&$filter={many}")).status == 400


async def test_a_large_group_comes_in_parts(graph):
    people = [(await graph.hand("add user", mail=f"p{n}@x.example"))["user"] for n in range(250)]
    for one in people:
        await graph.hand("add member", team="PLeK kernteam", user=one)
    items, _ = await follow(graph, f"{MEMBERS}&$filter=id%20eq%20'{KERNTEAM}'")
    assert len(items) == 3
    assert len(moves(items, KERNTEAM)) == 253


async def test_what_comes_late_is_missed_by_no_round(lagging):
    made = await lagging.ok("POST", "/groups", new_group(**{"members@odata.bind": [user(SANNE)]}))
    items, link = await follow(lagging, MEMBERS)
    assert made["id"] not in {item["id"] for item in items}
    lagging.clock.advance(3)
    items, _ = await follow(lagging, link)
    assert moves(items, made["id"]) == {SANNE: True}


async def test_people_are_watched_too(graph):
    _, link = await follow(graph, "/users/delta()?$select=displayName,accountEnabled")
    await graph.hand("disable user", user=EMRE)
    await graph.hand("delete user", user=SANNE)
    items, _ = await follow(graph, link)
    assert items == [
        {"id": SANNE, "@removed": {"reason": "changed"}},
        {"id": EMRE, "displayName": "Emre Çelik", "accountEnabled": False},
    ]


async def test_from_now_on(graph):
    items, link = await follow(graph, "/users/delta()?$deltatoken=latest")
    assert items == []
    await graph.hand("accept invitation", user="willem.brouwer@waterschap.example")
    assert len((await follow(graph, link))[0]) == 1


async def test_an_old_token_says_to_begin_anew(graph):
    _, link = await follow(graph, MEMBERS)
    graph.clock.advance(8 * 86_400)
    said = await graph("GET", link)
    assert (said.status, said.code) == (410, "syncStateNotFound")
    assert said.headers["Location"] == f"{graph.running.url}/groups/delta()"
    assert (await graph("GET", "/groups/delta()?$deltatoken=nonsense")).status == 400
