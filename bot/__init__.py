"""The bot in Teams: what comes in, who handles it, what goes out."""
