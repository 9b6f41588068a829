"""Conversations on being let in: *Mag ik erbij?*, deciding on it, and access that ends.

In: commands, buttons and forms of who asks and of who decides, and events. Out: cards, and messages
to who is to hear. `asking` is for members, `deciding` for who answers for a place, `news` tells.
"""
