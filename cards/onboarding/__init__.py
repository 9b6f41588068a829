"""Cards of first contact: the bot's greeting, and the welcome of a person or a team.

In: a language and the occasion, or a new team's `Newcomer`. Out: `welcome` has the greeting and
the offer to introduce oneself; `team_welcome.place_welcome_card` is the bot's first message in a
newly provisioned team.
"""
