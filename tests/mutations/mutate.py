"""Mutations of a case: a case is a dict of file name -> bytes, a mutation takes
a random generator and changes the case in place, or returns False where it
finds nothing to change.
"""
import damage
import edits

# By what they change; a kind is drawn first, then one of its mutations.
KINDS = {
    "bytes": [damage.flip_bit, damage.insert_bytes, damage.delete_bytes,
        damage.double_bytes, damage.cut_file_short],
    "lines": [damage.delete_line, damage.delete_lines, damage.duplicate_line,
        damage.swap_lines, damage.truncate_line, damage.join_lines,
        damage.line_of_another_file, damage.line_ends,
        damage.rows_in_another_order],
    "cells": [edits.swap_columns, edits.delete_column, edits.duplicate_column,
        edits.empty_column, edits.hostile_cell, edits.quoted_hostile_cell,
        edits.cell_of_another_row],
    "acts": [edits.new_act, edits.keep_few_acts],
    "values": [edits.moved_date, edits.other_number, edits.other_word],
    "names": [edits.renamed_everywhere],
    "keys": [edits.hostile_toml_value, edits.hostile_toml_item,
        edits.removed_key, edits.doubled_key, edits.misspelt_key,
        edits.key_of_another_table, edits.removed_table, edits.doubled_table,
        edits.other_brackets],
    "files": [damage.removed_file, damage.empty_file, damage.swapped_files,
        damage.renamed_file, damage.other_encoding],
}


def mutant(rng, base):
    """A changed copy of `base`, its kind, and the names of its mutations: one
    more often than two or three."""
    files = dict(base)
    kind = rng.choice(list(KINDS))
    names = []
    for _ in range(rng.choice([1, 1, 1, 2, 3])):
        change = rng.choice(KINDS[kind])
        if any(files.values()) and change(rng, files) is not False:
            names.append(change.__name__)
    return files, kind, names
