"""Teams' protocol: the only package that knows botbuilder.

In: HTTP requests of the Bot Connector, and `Answer`s of handlers. Out: an `Incoming`
(`bot.dispatch.turn`) for each authenticated activity, handled once, and replies, cards and dialogs
on the wire. Public: `adapter.build_adapter` and `server.routes`. `inbound` authenticates and
reads, `outbound` calls the connector, `wire` has the types both share.
"""
