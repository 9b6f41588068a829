"""Cards of networks: list, details, forms, review and aanjagers.

In: networks from `registry.networks` with the names they refer to (`facts.Names`). Out: cards and
forms. `network` lists and shows networks, `forms` registers, changes and filters, `review` is the
kernteam's decision and the messages about it, `leads` the claims to drive a network, and `facts`
the labels and values that these share.
"""
