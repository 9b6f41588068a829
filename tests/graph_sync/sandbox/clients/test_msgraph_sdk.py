"""Microsoft's own Python SDK against the local Graph: every call of the contract that it can make.

The SDK is what plek builds its requests with; here it is a client that knows nothing of plek, with
its own way of writing addresses, reading answers and following pages.
"""
