"""A local Graph: a server that behaves as Microsoft Graph for Teams is documented to behave.

Written from Microsoft's documentation and the contract (`tests/contracts`), and from nothing that
`plek` does with it: it knows no other part of `plek`, so that what works here works because Graph
is understood, and not because both sides share a mistake.
"""
