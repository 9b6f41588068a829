# What the words of PLeK mean.

terms-command = Ask what a word of PLeK means: type the word after it.
terms-list-command = See which words I can explain.
terms-title = Words of PLeK
terms-intro = I can explain these words. Type for instance: what is a network lead
terms-none = There are no words to explain yet.
terms-all = All words
terms-source = Where this is said
terms-derived = The plan uses this word without saying what it means. This meaning was derived.
