"""Files that people send by a page of plek, for who has the link.

In: a POST with a file, by a link that works for an hour and for one file. Out: what was read of it
in the registry, and a page that says so and shows nothing else. `people` takes lists of people,
`form` reads a posted form within limits.
"""
