"""Local mode: everything on one machine, with made-up people and Microsoft's Playground.

In: settings of local mode. Out: a running bot, a local Graph and the Agents Playground, until
Ctrl-C.

Public parts: `up` (all of it), `playground` and `sandbox` (each as a part), `people` (who is
there), `registry` (the kernteam to start with), `ports`, `errors`.
"""
