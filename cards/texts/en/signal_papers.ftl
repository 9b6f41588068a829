# The Stuurgroep’s papers, and lists of signals to keep.

# The card with `signal export`
signal-papers-export-command = Signals as a file, for Excel.
signal-papers-export-title = Signals as a file
signal-papers-excel = Excel (xlsx)
signal-papers-csv = Table (csv)
signal-papers-links = The links work for an hour, until { $time }. Whoever has the link can fetch the file: so pass on the file, not the link.
signal-papers-care = There are names in the file. Don’t keep it longer than you need it.
signal-papers-unreachable = You can’t download yet: plek does not know at which address your browser can reach it. Ask the administrator to set PLEK_PUBLIC_URL.
signal-papers-list-button = Back to the list
signal-papers-agenda = Agenda of the Stuurgroep
signal-papers-again = Again

# The card with `signal agenda`
signal-papers-agenda-command = The Stuurgroep’s agenda as a document.
signal-papers-agenda-title = Agenda of the Stuurgroep, { $day }
signal-papers-agenda-items = { $count ->
    [0] There is no proposal on this agenda yet.
    [one] There is 1 proposal on the agenda.
   *[other] There are { $count } proposals on the agenda.
}
signal-papers-agenda-more = and { $count } more
signal-papers-agenda-serves = { $count ->
    [one] 1 signal
   *[other] { $count } signals
}
signal-papers-agenda-document = The document also has the annexes and what came of the previous meeting. It does not say who raised a signal.
signal-papers-word = Document (Word)
signal-papers-markdown = Text (Markdown)
signal-papers-agenda-text = This is the agenda itself, to copy:
signal-papers-no-meeting = There is no meeting of the Stuurgroep on { $day }.
signal-papers-no-day = “{ $words }” is no date that I know. Write for instance `signal agenda 1 March 2027`.
signal-papers-no-next = No further meeting of the Stuurgroep is planned.
signal-papers-no-meetings = There are no meetings of the Stuurgroep yet. Put a proposal on the agenda, for instance with `signal 12 agenda 1 March 2027`. That makes the meeting too.
signal-papers-meetings = These meetings there are:
signal-papers-which = Which meeting?

# The page behind a link that does not work (any more)
signal-papers-gone-title = This link does not work any more
signal-papers-gone = A link of PLeK works for an hour. Ask for a new one in Teams: write “signal export” or “signal agenda” to PLeK. Does that not work? Then you are not in the core team (any more).
signal-papers-trouble-title = The file could not be made just now
signal-papers-trouble = Try again in a few minutes. If it keeps going wrong, tell the administrator of plek.

# The document
signal-papers-title = Agenda of the Stuurgroep of platform PLeK
signal-papers-footer = Stuurgroep of platform PLeK, { $day }
signal-papers-page = Page { $page } of { $pages }
signal-papers-day = Date
signal-papers-meeting = Meeting
signal-papers-made = Papers made on
signal-papers-table-items = The agenda
signal-papers-table-results = What the Stuurgroep made of the proposals
signal-papers-table-actions = The actions
signal-papers-table-signals = The signals behind this proposal
signal-papers-head-number = No.
signal-papers-head-item = Item
signal-papers-head-purpose = What we ask
signal-papers-head-annex = Annex
signal-papers-head-proposal = Proposal
signal-papers-head-result = Outcome
signal-papers-head-note = Question or reason
signal-papers-head-action = Action
signal-papers-head-who = Who
signal-papers-head-due = By
signal-papers-head-state = Status
signal-papers-head-signal = Signal
signal-papers-head-kind = Kind
signal-papers-head-level = Level
signal-papers-head-where = Where
signal-papers-open = Opening and agreeing on the agenda
signal-papers-back = What came of the previous meeting
signal-papers-inform = For information
signal-papers-outcome = An outcome
signal-papers-end = Any other business and closing
signal-papers-item = { $number }. { $title }
signal-papers-proposal = Proposal { $number }: { $title }
signal-papers-no-cases = There is no proposal on this agenda yet.
signal-papers-no-previous = There is no earlier meeting with proposals.
signal-papers-previous = The previous meeting was on { $day }.
signal-papers-decisions = Decisions
signal-papers-decision = Decision { $number }
signal-papers-decision-line = Decision { $number }, { $body }, { $day }: { $text }
signal-papers-actions = Actions
signal-papers-action-open = Running
signal-papers-action-done = Done
signal-papers-action-dropped = Dropped
signal-papers-outcome-open = No outcome yet
signal-papers-outcome-taken_up = Taken up
signal-papers-outcome-sent_back = Sent back with a question
signal-papers-outcome-not_now = Not now
signal-papers-workers = Worked out by
signal-papers-text = Text
signal-papers-version = version { $number }, of { $day }; see annex { $annex }
signal-papers-asked = What we ask of the Stuurgroep
signal-papers-asked-of = Take the proposal up, send it back with a question, or say: not now. What is taken up, we bring to the body that decides on it.
signal-papers-asked-before = The question of the Stuurgroep on { $day }, which this version answers
signal-papers-wishes = The people who raised this ask:
signal-papers-about = What it is about
signal-papers-summary = { $count ->
    [one] Behind this proposal is 1 signal: { $kinds }. Level: { $levels }.
   *[other] Behind this proposal are { $count } signals: { $kinds }. Level: { $levels }.
}
signal-papers-count = { $count } × { $what }
signal-papers-places = { $count ->
    [one] It plays in { $names }.
   *[other] It plays in { $count } hubs: { $names }.
}
signal-papers-joined = { $count ->
    [one] Somebody else said that it plays with them too.
   *[other] { $count } others said that it plays with them too.
}
signal-papers-no-signals = There is no signal behind this proposal any more.
signal-papers-questions = Questions on the agenda that it belongs to
signal-papers-question = Question { $number }: { $name }
signal-papers-earlier = What was said of it before
signal-papers-heard = { $meeting }, { $day }
signal-papers-this = This meeting
signal-papers-nothing = nothing written down yet
signal-papers-annex = Annex { $number }: { $title }
signal-papers-annex-signals = The signals
signal-papers-annex-decisions = The decisions
signal-papers-nameless = Who raised a signal is left out here.
signal-papers-no-text = There is no text yet.
signal-papers-body = Taken by
signal-papers-decided = On
signal-papers-on = About
signal-papers-about-proposal = proposal { $number }
signal-papers-into = bundled with signal { $number }
signal-papers-support = { $count ->
    [one] plays with 1 other too
   *[other] plays with { $count } others too
}
signal-papers-seen = What is seen
signal-papers-why = Why it matters
signal-papers-wish = What is asked

# The list of signals
signal-papers-list = Signals of PLeK
signal-papers-sheet-signals = Signals
signal-papers-sheet-course = Proposals and decisions
signal-papers-anonymous = (anonymous)
signal-papers-column-number = Number
signal-papers-column-name = Title
signal-papers-column-kind = Kind
signal-papers-column-level = Level
signal-papers-column-status = Status
signal-papers-column-hubs = Hubs
signal-papers-column-region = Area
signal-papers-column-themes = Themes
signal-papers-column-support = Joined by
signal-papers-column-seen = What is seen
signal-papers-column-why = Why it matters
signal-papers-column-wish = What is asked
signal-papers-column-raiser = By whom
signal-papers-column-raised = Raised
signal-papers-column-due = Next step by
signal-papers-column-owner = Picked up by
signal-papers-column-into = Bundled with
signal-papers-column-follows_up = Follows signal
signal-papers-column-proposal = Proposal
signal-papers-column-decisions = Decisions
signal-papers-column-actions = Actions
signal-papers-column-lesson = What we learnt
signal-papers-course-what = What
signal-papers-course-number = Number
signal-papers-course-proposal = Proposal
signal-papers-course-text = Text
signal-papers-course-state = Status
signal-papers-course-day = Date
signal-papers-course-due = By
signal-papers-course-who = Who
signal-papers-course-result = What came of it
signal-papers-what-proposal = Proposal
signal-papers-what-decision = Decision
signal-papers-what-action = Action
signal-papers-proposal-draft = Being worked out
signal-papers-proposal-on_agenda = On the agenda
signal-papers-proposal-taken_up = Taken up
signal-papers-proposal-sent_back = Sent back with a question
signal-papers-proposal-not_now = Not now
signal-papers-file-signals = signals
signal-papers-file-agenda = stuurgroep
