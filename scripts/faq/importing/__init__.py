"""Documents of a helpdesk become drafts of answers: text, Word, spreadsheets.

    reader     a file  -> lines and tables, each line with its place       text, word, sheet
    outline    lines   -> a tree, whatever its author numbered with        marks, outline
    items      tree    -> a question and the parts of its answer           items, table
    steps      parts   -> who does what, who is handed the case            roles, sentence, clauses, steps
    drafts     all     -> the file of an answer, doubts marked TODO        quotes, known, drafts, writing

Answers of another LPSE come from its open data instead, already in the form of this project: feed.

Nothing is invented and nothing is lost: a text stays as it was written, what is doubtful is marked
for a person, and every word of the document is in a draft or among the lines that no draft took.
"""

from faq.importing.answers import Imported, imported
from faq.importing.document import Document, Line, Table, UnreadableError
from faq.importing.drafts import Draft
from faq.importing.feed import Feed, pictures, read_feed
from faq.importing.known import Known
from faq.importing.read import FORMATS, read_document
from faq.importing.table import COLUMNS, UnknownColumnError
from faq.importing.writing import written

__all__ = [
    "COLUMNS",
    "FORMATS",
    "Document",
    "Draft",
    "Feed",
    "Imported",
    "Known",
    "Line",
    "Table",
    "UnknownColumnError",
    "UnreadableError",
    "imported",
    "pictures",
    "read_document",
    "read_feed",
    "written",
]
