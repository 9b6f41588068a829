# Signals for the kernteam: what came in, lists, search, what is alike, explanation.
signal-command = Raise a signal (opportunity, risk or problem), or see what is going on.

# What there is to do
signal-inbox-command = What came in, waits or is overdue.
signal-inbox-title = Signals: what there is to do
signal-inbox-intro = { $count ->
    [one] One signal is open. Choose a number to see the list.
   *[other] { $count } signals are open. Choose a number to see the list.
}
signal-inbox-empty = Nothing is open now. You will see here what people raise.
signal-inbox-fallback = Signals: { $new } new, { $waiting } waiting for an answer, { $overdue } overdue.
signal-inbox-new = { $count } new
signal-inbox-waiting = { $count ->
    [one] 1 waits for an answer
   *[other] { $count } wait for an answer
}
signal-inbox-overdue = { $count } overdue
signal-inbox-open = { $count ->
    [one] 1 open
   *[other] { $count } open
}
signal-inbox-mine = Mine
signal-inbox-first = Look at these first
signal-inbox-counts = What they are about
signal-inbox-patterns = What is alike
signal-inbox-raise = New signal
signal-inbox-help = What can I type?

# A list
signal-list-command = A list of signals, as you want it.
signal-list-title = Signals
signal-list-all = All signals
signal-list-count = { $count ->
    [one] 1 signal
   *[other] { $count } signals
}
signal-list-page = page { $page } of { $pages }
signal-list-none = There are no signals like this. Change the filter to see more.
signal-list-mended = I read “{ $typed }” as { $read }.
signal-list-unread = { $count ->
    [one] I don’t understand this word in a list: { $words }.
   *[other] I don’t understand these words in a list: { $words }.
}
signal-list-asked = I can read “{ $words }” in more than one way. Which days do you mean?
signal-list-since = since { $day }
signal-list-until = up to { $day }
signal-list-owner = picked up by { $name }
signal-list-support = { $count ->
    [one] 1 other reports this too
   *[other] { $count } others report this too
}
signal-list-late = ⚠ overdue since { $day }
signal-list-term = next step before { $day }
signal-list-terms = by term, only what has one
signal-list-before = Previous
signal-list-after = Next
signal-list-filter = Choose a filter
signal-list-raise = Make it a signal
signal-list-inbox = What there is to do
signal-list-export = Download this list
signal-list-figures = In figures
signal-list-usage = How do I type this?
signal-list-order-raised-last = Newest first
signal-list-order-raised = Oldest first
signal-list-order-due = By term
signal-list-order-support = Most support first

# The filter
signal-list-form-title = Which signals do you want to see?
signal-list-form-intro = Fill in what matters only. What is empty does not count.
signal-list-form-send = Show the list
signal-list-field-status = Status
signal-list-field-hub = Hub
signal-list-field-theme = Theme
signal-list-field-level = Level
signal-list-field-kind = Kind
signal-list-field-owner = Picked up by
signal-list-field-start = Raised from
signal-list-field-end = Raised until
signal-list-field-day = For example 1 March 2027
signal-list-field-overdue = Overdue
signal-list-field-overdue-only = Only what is overdue
signal-list-field-order = Order
signal-list-field-any = Does not matter

# Search
signal-find-command = Search all signals.
signal-find-title = Searched in signals
signal-find-words = Words
signal-find-count = { $count ->
    [0] Nothing found
    [one] 1 signal found
   *[other] { $count } signals found
}
signal-find-most = The best { $count } of what I found
signal-find-none = Try other or fewer words. Or make it a signal.
signal-find-all = All signals

# A typing mistake
signal-typo-title = Do you mean this?
signal-typo-intro = I am not sure whether this is a command or a signal.
signal-typo-raise = No, this is a signal
signal-order-title = Do you mean this?
signal-order-sentence = Write it in one sentence
signal-order-about = In a signal you say in one sentence what you see. Do you want to do something with a signal that is there already? Then type its number first.
signal-order-raise = Raise a signal

# What is alike
signal-patterns-command = What plays in several places.
signal-patterns-title = What plays in several places
signal-patterns-intro = Found on { $day }. Bundle what is the same: then one solution serves several regions.
signal-patterns-none = Of what is still to be looked at, nothing from different regions is alike.
signal-patterns-busy = I am searching all signals again. You will hear when I am done.
signal-patterns-places = In { $places }
signal-patterns-words = both about: { $words }
signal-patterns-themes = same theme: { $themes }
signal-patterns-bundle = Bundle { $others } with { $first }
signal-patterns-again = Search again
signal-patterns-look = See whether I am done

# What you can type
signal-help-command = What you can type about signals.
signal-help-title = What you can type about signals
signal-help-intro = Type it after @PLeK, after a / or here. Where it says 12, put the number of the signal.
signal-help-raising = Raise and follow
signal-help-lists = Overview
signal-help-sorting = Pick up a signal
signal-help-working = From proposal to lesson
signal-help-mine = My signals
signal-usage-title = How to type it
signal-usage-all = Everything you can type
signal-usage-mine = my signals
signal-usage-mine-about = what you raised, and how it stands
signal-usage-show = signal 12
signal-usage-show-about = look at a signal
signal-usage-harvest = signal harvest
signal-usage-harvest-about = raise at once what a meeting yielded
signal-usage-inbox = signal
signal-usage-inbox-about = what came in, waits or is overdue
signal-usage-list = signal list new Twente water
signal-usage-list-about = a list of what you are looking for
signal-usage-list-more = Name in any order what you want to see. State: new, picked up, waiting for an answer, on the agenda, decided, closed … Also a hub, a theme, a level (in the region, between regions, between region and nation), a kind (opportunities, risks, problems), overdue, mine, from 1 January to 1 March 2027, since May, in 2026. And the order: oldest first, by term, most support.
signal-usage-find = signal search drought
signal-usage-find-about = search all signals
signal-usage-patterns = signal patterns
signal-usage-patterns-about = what plays in several places, to bundle it
signal-usage-figures = signal figures
signal-usage-figures-about = numbers, course and lead times in figures
signal-usage-export = signal export
signal-usage-export-about = download signals as Excel or csv
signal-usage-papers = signal agenda 1 March 2027
signal-usage-papers-about = the agenda of the Stuurgroep as a document
signal-usage-reminders = reminders
signal-usage-reminders-about = what I remind you of; pause it or start it again
signal-usage-proposal = proposal 3
signal-usage-proposal-about = look at an improvement proposal
