"""Initial content of a new registry, as data from the plan and the country.

One TOML file per section, named after it: themes, programmes, organisations, hubs, subgroups,
networks and questions. `registry.documents.plan_content` reads the files and loads them; search
takes the keywords of the themes. Nothing here is code.
"""
