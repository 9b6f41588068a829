"""The desired state: which teams, channels and members the registry asks for.

In: a unit of work on the registry, and the blueprint. Out: `model.shapes.DesiredState`, and a
fingerprint of it.

Public parts: `teams.read_desired`, `teams.fingerprint`, `channels` (the channels of one team) and
`membership_index.MembershipIndex` (who is in which group and holds which role).
"""
