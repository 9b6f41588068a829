"""Cards of the directory: people who may be found, and the switch that says so.

In: pages of `registry.directory.people`, and what a member said about being found. Out: cards with
each person as Teams' own Persona by their object id (plek keeps no photos), and a link to write to
them by that id: no address stands on a card.
"""
