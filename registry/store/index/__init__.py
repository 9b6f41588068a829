"""The search index on its table: written with each change, searched, and made anew.

What words are and how finds are ranked is `registry.search`'s, so that both databases find
the same.
"""
