"""What is kept about a person: shown to them, given along, and erased (AVG).

In goes a member's key; out comes a document of all that is kept, or what erasing left. Both look
through every entity there is, so that what is made later is covered too.
"""
