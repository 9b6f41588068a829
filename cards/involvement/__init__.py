"""Cards of how members are involved with networks and hubs.

In: `registry.involvement`'s standing, requests and lists, with names. Out: what stands on the card
of a network or hub (`standing`), forms and messages about taking part (`taking_part`), and the list
of one's own (`mine`). No card shows anybody's address.
"""
