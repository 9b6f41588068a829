# Where something comes from: the plan, derived, from somebody or from a list.

provenance-line = line { $lines }
provenance-lines = lines { $lines }
provenance-plan = From the plan, { $where }
provenance-derived = Derived: { $why }
provenance-derived-plan = Derived from the plan, { $where }
provenance-derived-both = Derived from the plan, { $where }: { $why }
provenance-people = From { $name }, { $day }
provenance-people-kept = Kept in PLeK, { $day }
provenance-elsewhere = Source: { $why }
provenance-confirmed = Right, says { $name } on { $day }
provenance-somebody-gone = somebody who left PLeK

# The list, and one thing with where it comes from. For the core team.
provenance-list-command = See what was derived and not confirmed yet; with a kind of thing behind it only those, such as derived networks.
provenance-list-title = What was derived
provenance-list-intro = The plan does not say this itself. PLeK derived it, and nobody said yet whether it is right.
provenance-list-none = All that was derived has been confirmed or put right.
provenance-list-count = { $count ->
    [one] 1 thing to look at
   *[other] { $count } things to look at
}
provenance-list-page = { $first }–{ $last }
provenance-list-all = All kinds
provenance-start = Look one by one
provenance-previous = Previous
provenance-following = More
provenance-next = Next
provenance-look-name = View what was derived about { $name }
provenance-hubs = To the hubs
provenance-title = Where this comes from: { $name }
provenance-unsure = { $count ->
    [one] Is this right?
   *[other] Are these { $count } things right?
}
provenance-more = And { $count } more.
provenance-sure = How I know this
provenance-ask = { $field }: derived, is this right?
provenance-right = Right
provenance-right-name = Right: { $field }
provenance-wrong = Edit
provenance-wrong-one = Edit: { $field }
provenance-wrong-name = Not right, change: { $field }
provenance-all-right = All right
provenance-doubt = Not sure after all
provenance-doubt-name = Not sure after all: { $field }
provenance-where = Where this comes from
provenance-open = To { $name }
provenance-list = What was derived
provenance-confirmed-now = Noted: this is right. A mistake? Choose “Not sure after all”.
provenance-doubted-now = Noted: this waits to be confirmed again.
provenance-corrected = Changed. This comes from you now.
provenance-settled-before = Nothing was changed: it was so already, or it was changed meanwhile.
provenance-correct-title = Change { $field } of { $name }
provenance-correct-intro = What you fill in here replaces what was derived. Your name and the day are kept with it, for the core team only.
provenance-correct-save = Edit { $field }
provenance-now = It says now
fault-record-changed = Somebody else changed this just now too. See whether your answer still holds, and send it again.
fault-same = That is what it says already. Is it right? Then choose Right.
provenance-mark = { $text } (derived)
provenance-mark-challenges = The plan has no top 3 here. This was derived from what it says about the area.
provenance-mark-purpose = The plan does not say what this is for: it was derived.

provenance-section-hubs = Knowledge hub
provenance-section-networks = Network
provenance-section-organisations = Organisation
provenance-section-participations = Who takes part where
provenance-section-programmes = Programme
provenance-section-questions = Question
provenance-section-subgroups = Group
provenance-section-terms = Word
provenance-section-themes = Theme
provenance-kind-hubs = hubs
provenance-kind-networks = networks
provenance-kind-organisations = organisations
provenance-kind-participations = who takes part where
provenance-kind-programmes = programmes
provenance-kind-questions = questions
provenance-kind-subgroups = groups
provenance-kind-terms = terms
provenance-kind-themes = themes

provenance-field-about = About
provenance-field-cases = Cases
provenance-field-challenges = Top 3 tasks
provenance-field-departments = Departments
provenance-field-functions = Functions
provenance-field-group = Group
provenance-field-insights = Insights
provenance-field-kind = Kind
provenance-field-knowledge = Knowledge
provenance-field-known = What is known already
provenance-field-lead = Lead
provenance-field-meaning = Meaning
provenance-field-name = Name
provenance-field-network = Network
provenance-field-networks = Networks
provenance-field-opportunities = Opportunities
provenance-field-organisation = Organisation
provenance-field-organisations = Organisations
provenance-field-part_of = Part of
provenance-field-parties = Parties
provenance-field-phase = Phase
provenance-field-programmes = Programmes
provenance-field-province = Province
provenance-field-purpose = Purpose
provenance-field-region = Region
provenance-field-short = Abbreviation
provenance-field-standing = How it takes part
provenance-field-status = Status
provenance-field-step_plan = Step plan
provenance-field-summary = Description
provenance-field-text = Text
provenance-field-themes = Themes
provenance-field-title = Title
provenance-field-types = Types of knowledge
provenance-field-working = Who works on it
