"""Wire format of an `Answer`: messages, invoke bodies, dialogs. No call is made here."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

from botbuilder.schema import Activity, Attachment

from bot.adapter.wire.activity import new_activity
from bot.adapter.wire.mentions import mention_entity, mention_text
from bot.dispatch.turn import Answer, CardJson

CARD = "application/vnd.microsoft.card.adaptive"
MESSAGE = "application/vnd.microsoft.activity.message"
SEARCH = "application/vnd.microsoft.search.searchResponse"
TITLE = "PLeK"
HEIGHT, WIDTH = "large", "medium"
"""Of dialogs, in Teams' words: forms are long."""

Body = dict[str, Any]


def message(answer: Answer) -> Activity:
    """Build the message activity that shows an answer in a conversation.

    With a card the text is the summary, for notifications and screen readers. Text alone is
    plain: what people typed is shown as typed.
    """
    fields: dict[str, Any] = {"type": "message"}
    if answer.mentions:
        fields["entities"] = [mention_entity(person) for person in answer.mentions]
    if answer.card is not None:
        fields["attachments"] = [
            Attachment(content_type=CARD, content=card_with_mentions(answer.card, answer))
        ]
        fields["summary"] = answer.text or None
    elif answer.mentions:
        fields["text"], fields["text_format"] = _marked_up(answer), "xml"
    else:
        fields["text"], fields["text_format"] = answer.text, "plain"
    return new_activity(**fields)


def _marked_up(answer: Answer) -> str:
    """Return the text as XML, mentions its only markup: Teams may miss those in plain text."""
    marked = html.escape(answer.text, quote=False)
    for person in answer.mentions:
        mark = mention_text(person)
        marked = marked.replace(html.escape(mark, quote=False), mark)
    return marked.replace("\n", "<br/>")


def card_with_mentions(card: CardJson, answer: Answer) -> CardJson:
    """Return the card, with `msteams.entities` for who is mentioned in it."""
    if not answer.mentions:
        return card
    teams = dict(card.get("msteams") or {})
    entities = [*teams.get("entities", ()), *map(mention_entity, answer.mentions)]
    return {**card, "msteams": {**teams, "entities": entities}}


def nothing(answer: Answer | None) -> bool:
    """Return whether there is nothing to show."""
    return answer is None or (answer.card is None and not answer.text)


def action_card(answer: Answer) -> Body:
    """Build the invoke answer that replaces the pressed card with the answer's card."""
    card = card_with_mentions(answer.card or {}, answer)
    return {"statusCode": 200, "type": CARD, "value": card}


def action_message(words: str) -> Body:
    """Build the invoke answer that leaves the card and shows these words."""
    return {"statusCode": 200, "type": MESSAGE, "value": words}


def submitting(part: Any) -> Any:
    """Return a card in which each Action.Execute is its Action.Submit.

    A dialog takes Action.Submit only (Teams, "Use dialogs with Adaptive Cards"); its data names the
    verb, so that either arrives as the same.
    """
    if isinstance(part, list | tuple):
        return [submitting(one) for one in part]
    if not isinstance(part, Mapping):
        return part
    fallback = part.get("fallback")
    if part.get("type") == "Action.Execute" and isinstance(fallback, Mapping):
        return fallback
    return {name: submitting(value) for name, value in part.items()}


def dialog_card(answer: Answer) -> Body:
    """Build the answer that opens a dialog, or shows its next page."""
    value = {
        "title": answer.title or TITLE,
        "height": HEIGHT,
        "width": WIDTH,
        "card": {
            "contentType": CARD,
            "content": submitting(card_with_mentions(answer.card or {}, answer)),
        },
    }
    return {"task": {"type": "continue", "value": value}}


def dialog_message(words: str) -> Body:
    """Build the answer that closes a dialog and shows these words."""
    return {"task": {"type": "message", "value": words}}


def search_results(answer: Answer | None) -> Body:
    """Build the answer to a typeahead, with no choices where there is no answer."""
    choices = answer.choices if answer is not None else ()
    results = [{"title": title, "value": value} for title, value in choices]
    return {"statusCode": 200, "type": SEARCH, "value": {"results": results}}


def expected_replies(activities: list[Mapping[str, Any]]) -> Body:
    """Build the body for a sender that wants replies in the response (expectReplies)."""
    return {"activities": activities}
