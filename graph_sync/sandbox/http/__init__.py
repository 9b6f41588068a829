"""The HTTP side of the local Graph.

In: requests on `/v1.0`, `/beta`, `/_sandbox` and the Bot Connector's paths. Out: responses,
notifications to subscribers, activities to the bot.

Public parts: `service.Service` (from a call to its answer), `batch`, `control` (`/_sandbox`),
`connector`, `notifier`, `announcer`, `report` (counts).
"""
