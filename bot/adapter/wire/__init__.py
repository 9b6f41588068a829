"""The JSON of the Bot Connector, its addresses and its refusals; no call is made here."""
