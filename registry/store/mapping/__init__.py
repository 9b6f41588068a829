"""Object-relational mapping of entities: one table per class, one column per field.

In: entity classes. Out: `tables.Schema` with the SQLAlchemy tables, and
`table_mapper.TableMapper`, which turns entities into rows and back and builds each statement once.
`columns` maps types of fields, `inserts` holds the one statement that differs per database.
"""
