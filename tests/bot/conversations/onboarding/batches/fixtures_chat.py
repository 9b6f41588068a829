"""A list that was pasted in chat."""

import json

TWO = "Anna Bos <anna@x.nl>; RIVM; Twente; verbinder\nfout@; ; ; Twente"


async def pasted(chat, lines, **more):
    form = await chat.say("mensen toevoegen")
    return await chat.press(form, "Klaar: bekijk de lijst", lines=lines, **more)


def sized(answer):
    return len(json.dumps(answer.card, ensure_ascii=False).encode())
