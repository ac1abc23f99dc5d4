"""Documents of a helpdesk become drafts of answers: text, Word, spreadsheets.

    formats, word   a file  -> a document: lines and tables, each line with its place
    outline         lines   -> a tree, whatever its author numbered with
    items           tree    -> a question and the parts of its answer
    sentence        text    -> clauses: who does what, who is handed the case   (words: indonesian, names)
    steps           parts   -> steps, one role each, every escalation answered
    drafts          items   -> the file of an answer, doubts marked TODO        (messages: quotes)

Nothing is invented and nothing is lost: a text stays as it was written, what is doubtful is marked
for a person, and every word of the document is in a draft or among the lines that no draft took.
"""

from faq.importing.document import Document, Line, Table, UnreadableError
from faq.importing.drafts import Draft, Imported, draft_text, drafts_of, free_name
from faq.importing.formats import FORMATS, read_document
from faq.importing.items import COLUMNS, UnknownColumnError
from faq.importing.names import ContentNames
