aside-intro = This is for you alone, and here I can not answer you in private. Open it with a button: only you see what comes then.
aside-intro-done = It is done. My answer is for you alone, and here I can not answer you in private. Open it with a button: only you see what comes then.
aside-done = It is done. My answer is only for you, and here I can’t give it to you in private. Ask me in our own conversation.
aside-open = Open
aside-window = Open in a window
aside-title = Only for you
aside-elsewhere = My answer is only for you, and here I can’t give it to you in private. Ask me in our own conversation.
