"""Keeps teams, channels and members in Teams aligned with the registry: plan, approve, apply."""
