"""Teams: read, change, archive, and their members.

In: calls below `/teams/{id}`. Out: `team` and `conversationMember` resources. How a team is created
is in `resources.team_creation`.

Public parts: `teams` and `members` (routes).
"""
