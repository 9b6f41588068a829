"""Steps of the signal cycle, as commands, buttons and forms.

In: `signaal 12 STEP …` or a button's data. Out: the step taken, its form with what was typed, or a
refusal that says what to do. `handlers` registers the routes, `step_commands` lists each step's
names, fields and rule, `step_arguments` parses text into fields, `form_options` gathers choices,
`step_submit` calls the rules, `step_errors` words refusals.
"""
