"""Files to take out of plek: the Stuurgroep's agenda, and lists of signals.

In: a download's link, and what its owner may see. Out: a file in the format that was asked for:
Word, Markdown, Excel or CSV. `downloads.routes` serves them, `files.make` makes them; `meeting`
gathers an agenda, `agenda_document` lays it out in `blocks`, which `word` and `markdown` write;
`signal_rows` are the rows for `workbook` and `csv`.
"""
