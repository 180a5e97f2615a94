"""The project's own errors: each message says what is wrong, where, and what to do."""


class ToursError(Exception):
    """Anything this project raises on purpose; the page and the command line show its text as it is."""


class TableError(ToursError):
    """A table breaks a rule: mend the file, row and column it names (`python -m data check` lists all)."""


class SelectionError(ToursError):
    """An address asks for something the tables do not hold: correct the value it names."""


class ImportFailedError(ToursError):
    """A source could not be taken in whole, and nothing was written: add what it lists, then import again."""
