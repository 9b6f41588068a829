"""The door to Teams: the only package that knows botbuilder.

In comes an HTTP request of the Bot Connector, which is authenticated, read and taken once
(`inbound`) and becomes a turn (`turns`); out goes its answer, or a call to the Bot Connector within
Teams' limits (`outbound`). `wire` is the JSON of both.
"""
