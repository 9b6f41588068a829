"""Knowledge and learning networks and their way onto the platform (plan, chapter 5).

In: forms of members and aanjagers, decisions of the kernteam, words to search for. Out:
`network.Network` entities, events for aanjagers and reviewers, and search results. `review`
submits and decides, `changes` edits and archives, `leads` settles who drives a network, `search`
and `matching` find networks, `naming` recognises names and duplicates.
"""
