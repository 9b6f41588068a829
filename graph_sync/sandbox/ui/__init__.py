"""The local Graph's page: teams, channels, posts and members, kept current.

In: the tenant. Out: HTML at the root of the server, and a stream that says when it changed.

Public parts: `page`; templates and script are in `pages/`.
"""
