"""Puts a running plek together: settings, store, router, adapter, worker and the web server.

Nothing imports this but the command line and the tests; `application` is where to begin.
"""
