"""Cards of members: the introduction form and its confirmation.

In: a member, the choices of the form, what was filled in. Out: all of it from `introductions`: the
form, its card, its first values, the confirmation, and `member_facts`, which privacy's cards
share.
"""
