"""Machine-coded events of the small case of docs/files.md, for tests."""
import csv
import subprocess

from desk import documented_case

ACTORS = "name,from,to,actor,note\nAlba,,,ALB,\nBoria,,,BOR,\n"
KINDS = """version = "test 1"
[[rule]]
codes = ["04"]
kind = "talks_held"
joint = true
[[rule]]
codes = ["07"]
kind = "aid_delivered"
[[rule]]
codes = ["19"]
kind = "clash"
"""
COLUMNS = """name = "mine"
map = "test"
separator = "comma"
[columns]
id = "id"
date = "day"
actor = "who"
target = "whom"
code = "code"
publisher = "paper"
text = "text"
"""
HEADER = "id,day,who,whom,code,paper,text\n"


def case_with_candidates(entente, folder, rows):
    """The case in `folder` with what `entente import` makes of the rows, each
    (day, who, whom, code, paper, text)."""
    documented_case(folder)
    add_candidates(entente, folder, rows)
    return folder


def add_candidates(entente, folder, rows):
    """The same for a folder that is there."""
    (folder / "import").mkdir()
    (folder / "import" / "actors.csv").write_text(ACTORS, encoding="utf-8")
    (folder / "import" / "test.toml").write_text(KINDS, encoding="utf-8")
    import_rows(entente, folder, rows)


def import_rows(entente, folder, rows, first=1):
    columns, table = folder.parent / "mine.toml", folder.parent / "mine.csv"
    columns.write_text(COLUMNS, encoding="utf-8")
    with open(table, "w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows((number, *row) for number, row in enumerate(rows, first))
    subprocess.run([entente, "import", folder, table, "--as", columns, "--quiet"],
                   check=True, stdout=subprocess.DEVNULL)


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
