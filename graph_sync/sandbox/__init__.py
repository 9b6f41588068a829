"""A local Graph: a server that behaves as Microsoft Graph for Teams is documented to behave.

In: HTTP as Graph takes it, and control calls below `/_sandbox`. Out: Graph's answers, its lateness
and its failures. Written from Microsoft's documentation and the contract (`tests/contracts`) alone:
it knows no other part of `plek`, so that what works here works because Graph is understood.

Public parts: `serve.sandbox` (a server while a block runs) and `manual_edits` (what people do by
hand). The extra `plek[sandbox]`; its README says how to use it.
"""
