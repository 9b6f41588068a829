# Frequently asked questions, kept by the kernteam.
faq-command = See the frequently asked questions, or search them: type a word behind it.
faq-new-command = Add a frequently asked question, with its answer.
faq-title = Frequently asked questions
faq-count = { $count ->
    [0] There is nothing about this here yet. Ask the Helpdesk.
    [one] 1 question with its answer
   *[other] { $count } questions with their answers
}
faq-more = More
faq-less = Previous
faq-all = All frequently asked questions
faq-open = Read { $name }
faq-helpdesk = Ask the Helpdesk
faq-kept = The kernteam keeps this. Checked on { $day }.
faq-kept-until = The kernteam keeps this. Checked on { $day }, valid until { $until }.
faq-author = Written by { $name }
faq-wrong = Is this not right?
faq-wrong-text = This answer is not right: { $question }
faq-not-given = This answer is not given now.
faq-not-given-row = Not given now
faq-new = Add a question
faq-new-title = Adding a frequently asked question
faq-edit = Edit
faq-edit-title = Editing a frequently asked question
faq-form-intro = Everybody on PLeK can read this. Leave out names and details of people.
faq-question = The question
faq-answer = The answer
faq-answer-hint = Begin a line with - for a list
faq-also = Other ways to ask it
faq-also-hint = One on a line
faq-until = Valid until
faq-until-hint = For example 1 March 2027
faq-links = Links
faq-links-hint = One on a line: Title https://www.example.org
faq-question-english = The question in English
faq-answer-english = The answer in English
faq-save = Save
faq-saved = The question was saved.
faq-changed = Somebody else just changed this. Below is what there is now. See whether your text is right, and save again.
faq-off = Stop giving
faq-off-done = This answer is no longer given. The text is kept.
faq-off-already = { $who ->
    [self] You took this answer off yourself already. Nothing was changed.
    [other] { $by } took this answer off already. Nothing was changed.
   *[nobody] This answer was no longer given already. Nothing was changed.
}
faq-on = Give again
faq-on-done = This answer is given again.
faq-on-already = { $who ->
    [self] You set this answer back yourself already. Nothing was changed.
    [other] { $by } set this answer back already. Nothing was changed.
   *[nobody] This answer was given already. Nothing was changed.
}
faq-history = History
faq-history-title = History of a frequently asked question
faq-version = Version { $number }, { $day }, by { $who }{ $status ->
    [off] : no longer given
   *[given] {""}
}
faq-somebody = somebody who left PLeK
faq-set-back = Put version { $number } back
faq-set-back-done = Version { $number } is there again.
faq-back = Back to the question
fault-faq-link = There is no web address in “{ $value }” that everybody can open. Write it like this: Title https://www.example.org
