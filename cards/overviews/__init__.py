"""Cards of the overview of what is new, by itself or when asked for, and of how often it comes.

In: the lines that one reader may see, and what they chose. Out: their card.
"""
