"""A bundle in other languages: gettext catalogues out of its source, and back into it."""
