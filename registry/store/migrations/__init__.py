"""Tables from one version of plek to the next; a new database gets today's at once.

`migrate.prepare` is called when a store is opened; `revision` writes the next migration.
"""
