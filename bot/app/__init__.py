"""Application: puts the bot together from its settings and serves it.

In: `bot.settings.Settings`. Out: a running plek. `application` builds store, adapter, router,
worker and sync; `web` serves messages, health checks and the start page; `menu` lists the commands
for Teams; `logging` configures structured logs.
"""
