"""Channels of a team: list, create, change, archive, delete, and their members.

In: calls below `/teams/{id}/channels`. Out: `channel` resources, and 202 with an operation where
Graph works on after the answer.

Public parts: `channels` and `members` (routes), `creation`, `names` (what Teams accepts), `shapes`.
"""
