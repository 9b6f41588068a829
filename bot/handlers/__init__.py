"""The conversations, one module per noun; each registers its own commands, verbs and events."""
