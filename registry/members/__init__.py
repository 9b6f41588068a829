"""Members: the people who take part, nearly all guests in the tenant.

In: introductions that people fill in, and names, addresses or keys by which they are meant. Out:
`member.Member` entities, the members that a text means, and the current key behind an old one.
`introductions` validates and stores an introduction, `lookup` and `references` resolve people,
`aliases` and `key_migration` replace an invited person's key once they have an account.
"""
