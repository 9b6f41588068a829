"""Conversations with members about themselves.

In: the introduction form. Out: a stored introduction and its confirmation (`introductions`).
"""
