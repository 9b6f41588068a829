"""The overview of what is new: by itself for who chose that, or when asked for.

In: `nieuwsoverzicht`, the form of how often, and events of things that become public. Out: private
answers, and one card on the day (`overviews`); `fresh` notes what became public.
"""
