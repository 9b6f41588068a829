"""Microsoft 365 groups: list, create, upsert, change, delete, members and owners.

In: calls below `/groups`. Out: `group` resources; the team of a group follows it late, as in Teams.

Public parts: `groups` and `members` (routes), `binds` (people who come with the group), `rules`
(which properties are accepted).
"""
