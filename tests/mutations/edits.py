"""Mutations of what a file holds: cells, acts, values and keys."""
import datetime
import re

from parts import HOSTILE, NAMES, WORDS, lines_of, pick_file


# columns and cells of tables; a quoted comma counts as one here

def change_column(rng, files, change):
    name = pick_file(rng, files, ".csv")
    rows = [line.split(b",") for line in lines_of(files[name])]
    width = len(rows[0])
    if width < 2:
        return False
    change(rng, rows, width)
    files[name] = b"\n".join(b",".join(row) for row in rows)
    return True


def swap_columns(rng, files):
    def change(rng, rows, width):
        a, b = rng.sample(range(width), 2)
        first = rng.randrange(2)  # with their names, or without
        for row in rows[first:]:
            if len(row) > max(a, b):
                row[a], row[b] = row[b], row[a]
    return change_column(rng, files, change)


def delete_column(rng, files):
    def change(rng, rows, width):
        at = rng.randrange(width)
        for row in rows:
            del row[at:at + 1]
    return change_column(rng, files, change)


def duplicate_column(rng, files):
    def change(rng, rows, width):
        at = rng.randrange(width)
        for row in rows:
            row[at:at] = row[at:at + 1]
    return change_column(rng, files, change)


def empty_column(rng, files):
    def change(rng, rows, width):
        at = rng.randrange(width)
        for row in rows[1:]:
            row[at:at + 1] = [b""] if len(row) > at else []
    return change_column(rng, files, change)


def hostile_cell(rng, files):
    def change(rng, rows, width):
        row = rows[rng.randrange(max(len(rows) - 1, 1))]
        row[rng.randrange(len(row))] = rng.choice(HOSTILE)
    return change_column(rng, files, change)


def quoted_hostile_cell(rng, files):
    def change(rng, rows, width):
        row = rows[rng.randrange(max(len(rows) - 1, 1))]
        value = rng.choice(HOSTILE).replace(b'"', b'""')
        row[rng.randrange(len(row))] = b'"' + value + b'"'
    return change_column(rng, files, change)


def cell_of_another_row(rng, files):
    def change(rng, rows, width):
        at = rng.randrange(width)
        whole = [row for row in rows[1:] if len(row) > at]
        if len(whole) > 1:
            a, b = rng.sample(whole, 2)
            a[at] = b[at]
    return change_column(rng, files, change)


def new_act(rng, files):
    """A row again under an id and a day of its own."""
    lines = lines_of(files["acts.csv"])
    rows = [line for line in lines[1:] if line]
    if not rows:
        return False
    for _ in range(rng.choice([1, 1, 5, 60])):
        row = rng.choice(rows)
        day = (datetime.date(2018, 1, 1) +
               datetime.timedelta(rng.randrange(-500, 800))).isoformat()
        row = re.sub(rb"^[^,]*", day.encode() + b".new.%d" % rng.randrange(10**9),
                     row)
        row = re.sub(rb",\d\d\d\d-\d\d-\d\d,", b"," + day.encode() + b",", row,
                     count=1)
        lines.insert(1, row)
    files["acts.csv"] = b"\n".join(lines)
    return True


def keep_few_acts(rng, files):
    lines = lines_of(files["acts.csv"])
    keep = rng.choice([.2, .5, .8])
    files["acts.csv"] = b"\n".join(
        lines[:1] + [line for line in lines[1:-1] if rng.random() < keep] +
        [b""])


# values anywhere

def replace_match(rng, files, pattern, new, end=""):
    names = [n for n in sorted(files)
             if n.endswith(end) and re.search(pattern, files[n])]
    if not names:
        return False
    name = rng.choice(names)
    match = rng.choice(list(re.finditer(pattern, files[name])))
    files[name] = (files[name][:match.start()] + new(match.group()) +
                   files[name][match.end():])
    return True


def moved_date(rng, files):
    def new(text):
        try:
            day = datetime.date.fromisoformat(text.decode())
            day += datetime.timedelta(rng.choice(
                [-1, 1, -30, 30, -365, 365, -3650, 3650, -40000]))
            return day.isoformat().encode()
        except (ValueError, OverflowError):
            return b"2018-02-30"
    return replace_match(rng, files, rb"\d\d\d\d-\d\d-\d\d", new)


def other_number(rng, files):
    def new(text):
        value = float(text)
        return rng.choice([
            b"%d" % (value + 1), b"%d" % (value - 1), b"%d" % (value * 10),
            b"%g" % (value / 10), b"%g" % (value * 1.5), b"%d" % -value, b"0",
            b"%g" % (value + .5), b"1e%d" % rng.randrange(-300, 300)])
    return replace_match(rng, files, rb"(?<![-\w.\"])\d+(?:\.\d+)?(?![-\w.])",
                         new, ".toml")


def other_word(rng, files):
    """A name in quotation marks becomes another one of the case."""
    words = re.findall(rb'"[^"\n]*"', files.get("case.toml", b""))
    if not words:
        return False
    return replace_match(rng, files, rb'"[^"\n]*"',
                         lambda text: rng.choice(words), ".toml")


def renamed_everywhere(rng, files):
    """A name of case.toml becomes another in every file that holds it."""
    names = re.findall(rb'"([\w ]{3,30})"', files.get("case.toml", b""))
    if not names:
        return False
    old, new = rng.choice(names), rng.choice(NAMES)
    for name, text in files.items():
        files[name] = re.sub(rb"(?<!\w)" + old + rb"(?!\w)", lambda _: new, text)
    return True


# keys of TOML

KEY = rb"(?m)^[ ]*[\w]+[ ]*=[^\n]*\n"


def hostile_toml_value(rng, files):
    value = rng.choice(HOSTILE + WORDS)
    return replace_match(rng, files, KEY, lambda text:
                         text.split(b"=")[0] + b"= " + value + b"\n", ".toml")


def hostile_toml_item(rng, files):
    value = rng.choice(HOSTILE + WORDS)
    return replace_match(rng, files, rb"\[[^\[\]\n]*\]", lambda text: rng.choice(
        [b"[" + value + b"]", text[:-1] + b", " + value + b"]"]), ".toml")


def removed_key(rng, files):
    return replace_match(rng, files, KEY, lambda text: b"", ".toml")


def doubled_key(rng, files):
    return replace_match(rng, files, KEY, lambda text: text + text, ".toml")


def misspelt_key(rng, files):
    return replace_match(rng, files, KEY, lambda text:
                         text.replace(b" =", b"x =", 1), ".toml")


def key_of_another_table(rng, files):
    name = pick_file(rng, files, ".toml")
    keys = re.findall(KEY, files[name])
    if not keys:
        return False
    key = rng.choice(keys)
    return replace_match(rng, files, KEY, lambda text: text + key, ".toml")


TABLE = rb"(?ms)^\[\[?[\w.]+\]\]?[^\n]*\n.*?(?=^\[|\Z)"


def removed_table(rng, files):
    return replace_match(rng, files, TABLE, lambda text: b"", ".toml")


def doubled_table(rng, files):
    times = rng.choice([2, 2, 3, 20])
    return replace_match(rng, files, TABLE, lambda text: text * times, ".toml")


def other_brackets(rng, files):
    return replace_match(rng, files, rb"(?m)^\[.*\]$", lambda text: rng.choice(
        [b"[" + text + b"]", text[1:-1], text[:-1]]), ".toml")
