"""Directory: the people who said that they may be found, as other members find them.

In: a topic in people's own words, an organisation, or a person's key. Out: pages of `FoundPerson`,
with nobody in it who did not say so, and nothing of them but what they agreed to show. `topics`
reads which themes a text is about, `people` finds who may be found on them. Whether somebody may be
found is theirs to say: `registry.members.being_found`.
"""
