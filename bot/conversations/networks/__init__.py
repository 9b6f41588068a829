"""Conversations about knowledge and learning networks.

In: commands, filters, forms, and the events of `registry.networks`. Out: cards of networks and
notifications. `network` lists and shows them, `forms` registers and changes, `review` is the
kernteam's, `leads` claims to be aanjager; `views` loads what they show and the choices of forms.
"""
