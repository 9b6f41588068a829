"""What the Bot Connector sends: token, body and activity, read into an `Incoming`."""
