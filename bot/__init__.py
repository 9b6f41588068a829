"""The bot in Teams: what comes in, who handles it, what goes out.

`http` guards every port, `adapter` speaks Teams' protocol, `dispatch` finds the handler,
`conversations` holds the handlers by subject, `delivery` brings messages that nobody asked for.
`app` puts it together, `jobs` runs daily work, `exports` makes files, `sync` runs the Graph sync,
`cli` is the command line, `doctor` diagnoses, `local` is for one's own machine. Uses `cards`,
`graph_sync` and `registry`; none of them uses it.
"""
