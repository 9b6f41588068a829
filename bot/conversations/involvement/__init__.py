"""Conversations about how members are involved with networks and hubs.

In: buttons on their cards, typed sentences (`doe mee met netwerk X`, `volg hub Twente`), and the
events of `registry.involvement`. Out: forms, decisions, the list of one's own, and messages to who
owns a thing, who asked and who follows. `names` resolves what was typed, `views` loads what they
share.
"""
