"""The door to Teams: the only package that knows botbuilder."""
