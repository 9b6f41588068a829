"""Cards about news that could not be delivered.

In: what `bot.conversations.delivery.views` looked up. Out: `undelivered`: the list, and the
question before something is let go.
"""
