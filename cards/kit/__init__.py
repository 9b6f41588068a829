"""Building blocks of all cards: components, forms, texts, size limits.

In: a language and content of any subject. Out: card JSON, checked by `render` for what Teams would
silently drop, and within Teams' size limit (`size_budget.fit_to_budget`). `components` has
headings, text, buttons and the finished `card`; `forms` describes a form once to build and to read
it, `meanwhile` says what somebody else made of it since; `folded` puts parts behind a button;
`headings` has the first row, `states` badges, courses and bars of progress, `people` people as
Teams shows them; `pictures` names drawings, which `drawings` reads and makes into PNG; `translator`
gives the texts; `charts` draws bars; `private_placeholder` stands in for private cards.
"""
