"""What counts as a file with a message, by the shapes that Microsoft's pages show."""

import pytest

from bot.adapter.inbound.parse import read_incoming
from bot.adapter.wire.activity import read_activity
from tests.bot.adapter.activities import APP_ID, activity

URL = "http://127.0.0.1:1/teams/"
COPY = {"contentType": "text/html", "content": "<div>agenda 9</div>"}
FILE = {
    "contentType": "application/vnd.microsoft.teams.file.download.info",
    "contentUrl": "https://contoso.sharepoint.com/a.docx",
    "name": "a.docx",
    "content": {"downloadUrl": "https://download.link", "uniqueId": "1", "fileType": "docx"},
}
QUOTE = {"contentType": "messageReference", "id": "1", "content": '{"messagePreview":"x"}'}
CARD = {"contentType": "application/vnd.microsoft.card.adaptive", "content": {"type": "x"}}
LOOP = {"contentType": "application/vnd.microsoft.card.fluidEmbedCard", "content": "{}"}
PLACE = {"contentType": "text/html", "content": '<p>kijk</p><attachment id="1"></attachment>'}


def files(*attachments):
    sent = activity(URL, text="agenda 9", attachments=list(attachments))
    return read_incoming(read_activity(sent), APP_ID).files


@pytest.mark.parametrize(
    "attachments",
    [
        [FILE],
        [COPY, FILE],
        [{"contentType": "image/png", "contentUrl": "https://smba.trafficmanager.net/x"}, COPY],
        [{"contentType": "image/*", "contentUrl": "https://smba.trafficmanager.net/x"}],
        [{"contentType": "video/mp4"}],
        [{"contentType": "reference", "contentUrl": "https://contoso/a.docx", "name": "a.docx"}],
        [{"contentType": "application/pdf"}],
        [{"name": "a.docx"}],
        [PLACE],
        [PLACE | {"content": PLACE["content"] * 2}, QUOTE],
        [
            {
                "contentType": "text/html",
                "content": '<img src="x" itemtype="http://schema.skype.com/AMSImage">',
            }
        ],
    ],
)
def test_a_file_or_picture_is_one(attachments):
    assert files(*attachments)


@pytest.mark.parametrize(
    "attachments",
    [
        [],
        [COPY],
        [{"contentType": "text/plain", "content": "agenda 9"}],
        [QUOTE, PLACE],
        [{"contentType": "forwardedMessageReference", "content": "{}"}],
        [CARD, PLACE],
        [LOOP],
        [{"contentType": "application/vnd.microsoft.teams.card.o365connector"}],
        [
            {
                "contentType": "text/html",
                "content": '<img itemtype="http://schema.skype.com/Emoji" alt="👍">',
            }
        ],
        [{}],
        ["odd", None, 3],
        [{"contentType": "text/html", "content": {"odd": 1}}],
    ],
)
def test_the_copy_of_the_message_a_quote_or_a_card_is_none(attachments):
    assert not files(*attachments)
