"""The adapter is a botbuilder adapter: its middleware, its proactive turns, its updates."""

import pytest
from botbuilder.core import Middleware
from botbuilder.schema import Activity, ConversationAccount, ConversationReference

from bot.dispatch.turn import Undeliverable
from tests.bot.adapter.activities import activity
from tests.support.connector import Fault


def reference(bot):
    return ConversationReference(
        service_url=bot.connector.url,
        channel_id="msteams",
        conversation=ConversationAccount(id="a:jan"),
        activity_id="m1",
    )


async def test_middleware_sees_each_turn_and_each_reply(local):
    bot = await local()
    seen = []

    class Watch(Middleware):
        async def on_turn(self, context, logic):
            async def sending(_context, activities, proceed):
                seen.extend(one.text for one in activities)
                await proceed()

            context.on_send_activities(sending)
            seen.append(context.activity.text)
            await logic()

    bot.adapter.use(Watch())
    await bot.post(activity(bot.connector.url, text="x"))
    assert seen == ["x", "je zei: x"]
    assert len(bot.connector.posted) == 1


async def test_a_conversation_is_continued(local):
    bot = await local()

    async def proactive(context):
        sent = await context.send_activity("hoi")
        await context.update_activity(Activity(id=sent.id, type="message", text="hoi!"))
        await context.delete_activity(sent.id)

    await bot.adapter.continue_conversation(reference(bot), proactive)
    post, put, delete = bot.connector.taken
    assert (post.method, post.body["text"]) == ("POST", "hoi")
    assert (put.method, put.path) == ("PUT", "/conversations/a:jan/activities/m1")
    assert (delete.method, delete.path) == ("DELETE", "/conversations/a:jan/activities/m1")


async def test_a_fault_in_a_continued_conversation_reaches_who_continued_it(local):
    bot = await local()
    bot.connector.always = Fault(403, "ConversationBlockedByUser")

    async def proactive(context):
        await context.send_activity("hoi")

    with pytest.raises(Undeliverable, match="ConversationBlockedByUser"):
        await bot.adapter.continue_conversation(reference(bot), proactive)
