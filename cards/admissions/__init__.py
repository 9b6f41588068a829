"""Cards on being let in: the button *Mag ik erbij?*, its form, a request, and when access ends.

In: requests and memberships with names. Out: cards, for who asks and for who decides. `asking` has
the button that other cards show (`ask_button`).
"""
