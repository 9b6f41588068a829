# What the adapter says by itself when a turn fails or takes long.
notice-failed = This did not work, and that is PLeK's fault, not yours. What you just filled in may not be saved. Try again in a few minutes. If it fails again, post number { $reference } in the Helpdesk channel and we will look into it.
notice-late = This takes longer than usual. You need not do anything: the answer will come in this conversation. Not there in five minutes? Post number { $reference } in the Helpdesk channel.
notice-away = PLeK can't save anything just now, and that is not your fault. What you just asked or filled in is not saved. Try again in a few minutes. If it fails again, post number { $reference } in the Helpdesk channel.
notice-received = Received.
notice-below = The answer is in a new message.
