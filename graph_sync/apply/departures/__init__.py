"""Ending people's access: what Graph answers is no proof, what Teams shows is.

In: changes that take people out of a team or private channel, or make owners ordinary members. Out:
each of them done, once Teams no longer shows it; the others wait for Microsoft.

Public parts: `team` and `channel` (what is done in each), `read_back` (how it is seen).
"""
