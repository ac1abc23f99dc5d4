"""What the table of fields says: every field that an author can write, described once, beside its value.

The table is content.py itself. A field there is `Annotated` with a `Field`; its type says whether it is one
text, a list, a group of fields, or a mapping by id. Validation, assembly, translation keys, the JSON Schemas,
import and the guide's tables read it with `described`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, get_args, get_origin, get_type_hints


class Markup(Enum):
    """What Markdown means in a text: nothing to judge, shown letter by letter, words only, inline marks."""

    NONE = 0
    LITERAL = 1
    WORDS = 2
    INLINE = 3


@dataclass(frozen=True, slots=True)
class Field:
    """What is known of a field beside its type.

    `form` names the form of each value in check/schema.py, `keys` that of a mapping's keys. `name` is what
    the file calls it where that is not the attribute's name. `longest` is a number of characters. `refers_to`
    is the data file whose ids the value names. A `required` field may be missing where the field `unless` is
    there. A field that `may_be_empty` says "not known yet" by its emptiness.

    `in_both` texts are written as `{id: …, en: …}`. The English of a `translated` text is in the file
    .en.md, under the key named here: alone where the file's own fields have it, else by the id of its
    record. Of a field for `each_language` both files have their own. What is not `published` is for those
    who keep the content, and is not in the open data.
    """

    form: str = ""
    markup: Markup = Markup.NONE
    longest: int = 0
    required: bool = False
    may_be_empty: bool = False
    unique: bool = False
    refers_to: str = ""
    name: str = ""
    in_both: bool = False
    translated: str = ""
    each_language: bool = False
    keys: str = "id"
    unless: str = ""
    published: bool = True


# The name of something in a data file, which readers see, and what may be said of it.
LABEL = Field(markup=Markup.WORDS, longest=120, required=True, in_both=True)
DESCRIPTION = Field(markup=Markup.INLINE, longest=600, in_both=True)


@dataclass(frozen=True, slots=True)
class Described:
    """A field of a record: the attribute of the model, its name in files, its type and what is known of it.

    `key` is that of the words in the catalogue that say what the field holds. `item` is the type of one
    member where the field is a list, `record` the class of the records that it holds, one or many; None
    where there is none.
    """

    attribute: str
    name: str
    key: str
    type: Any
    field: Field
    item: Any
    record: Any

    @property
    def only_english(self) -> bool:
        """Whether only the English file has the field, as the gloss of a message."""
        return bool(self.field.translated) and self.type.__name__ == "Passage"


@cache
def described(record: type) -> tuple[Described, ...]:
    """The fields of `record`, a class of content.py, that an author writes, in the order of the class."""
    found = []
    for attribute, hint in get_type_hints(record, include_extras=True).items():
        if get_origin(hint) is Annotated:
            declared, field = get_args(hint)
            type_, name = _present(declared), field.name or attribute
            item = get_args(type_)[0] if get_origin(type_) in {tuple, frozenset} else None
            member = get_args(type_)[1] if get_origin(type_) is Mapping else None
            inside = item or member or type_
            holds = isinstance(inside, type) and is_dataclass(inside) and bool(described(inside))
            found.append(
                Described(
                    attribute=attribute,
                    name=name,
                    key=f"field_{record.__name__.lower()}_{name}",
                    type=type_,
                    field=field,
                    item=item,
                    record=inside if holds else None,
                )
            )
    return tuple(found)


def _present(type_: Any) -> Any:
    """`X | None` as X: a field that is not there has no value to describe."""
    if get_origin(type_) is UnionType:
        return next(one for one in get_args(type_) if one is not NoneType)
    return type_
