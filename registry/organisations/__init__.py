"""Organisations whose people take part (plan, chapter 5).

In: a name from a form, or the slug of a known organisation. Out: `organisation.Organisation`
entities, known ones and proposals, and an event when the kernteam decides on a proposal.
`organisation` resolves names, `choosing` takes in what is chosen, `participation` keeps who takes
part where, `naming` compares names, `review` confirms a proposal or merges it into a known
organisation.
"""
