# Language.
language-command = Choose the language: language en or language nl.
language-title = In which language shall I answer you?
language-unknown = I do not speak the language “{ $words }”. I speak { $languages }.
language-usage = Choose a language, or type “language en” or “language nl”.
language-chosen = From now on I answer you in English.
language-help = What can I ask you?
language-name-nl = Dutch
language-name-en = English
