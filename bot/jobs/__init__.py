"""What runs beside the turns, again and again: reminders, and letting go of what is done.

Each is a loop that outlives whatever goes wrong in one round; `bot.app` starts and cancels them.
"""
