"""Mutation testing: small changes of chosen modules, each of which some test must notice.

`python -m tests.mutants` (`make mutants`) makes the changes (`changes`), runs for each the tests
that `targets.toml` names for its module (`trials`), and compares what no test noticed with
`same.toml`: changes that make no difference, each with the reason. Why it is a tool of our own is
in docs/decisions/0016-mutants.md.
"""
