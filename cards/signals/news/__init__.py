"""Card with a recipient's digest of signal news.

In: what `registry.signals.news_view` tells one reader, most important first. Out:
`news.news_card`; `wording` has the texts of each step for each kind of recipient.
"""
