"""Conversation about personal data: overview, export, erasure.

In: a member's command and confirmation, and the events of `registry.privacy`. Out: cards for that
member alone, the erasure itself, and a message to the kernteam about networks left without
aanjager. All of it is in `export_and_erase`.
"""
