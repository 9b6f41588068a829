"""Parser of filters in words: `signal lijst nieuw twente te laat oudste eerst`.

In: a text as typed and a person's `Vocabulary` of hubs, themes and names. Out: the filter, with
typing mistakes that were corrected and words that were not understood, and the same filter back in
words. Public: `query_parser.read_wish`, `query_parser.wish_parts`, `query_lexicon.Vocabulary`.
"""
