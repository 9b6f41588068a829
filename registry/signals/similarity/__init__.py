"""Signals that are like each other: found by words and themes, in several regions, or guessed.

In: a sentence or a signal. Out: similar signals with what they share (`similar`), patterns over
regions (`patterns`), and what a form may be filled in with (`prefill`).
"""
