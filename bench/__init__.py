"""plek's adapter and bot, measured beside a bare botbuilder echo bot: `make bench`."""
