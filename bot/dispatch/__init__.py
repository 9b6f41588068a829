"""Dispatch: from what came in to the handler that answers it, independent of any SDK.

In: an `Incoming` (`turn`). Out: the `Answer` of the handler that a command, verb, dataset or event
belongs to, or the text of a refusal (`errors_to_text`). `routes.Routes` registers handlers,
`router.Router` and `commands.CommandBook` find them, `ask.Ask` is what they get; `private_reply`
answers one person, `contacts` knows how to reach people and channels, `suggestions` matches
mistyped words.
"""
