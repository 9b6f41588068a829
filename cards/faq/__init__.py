"""Cards of the frequently asked questions: the list, one with its answer, its form, its history."""
