"""The cases that are mutated: small ones, on which every verb takes a second."""
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]


def read(folder):
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.suffix in (".csv", ".toml")}


def changed(files, name, *pairs):
    for old, new in pairs:
        assert old in files[name], f"{name} has no {old!r}"
        files[name] = files[name].replace(old, new)
    return files


def documented():
    """The case of docs/files.md: every file, nearly every key."""
    page = (ROOT / "docs" / "files.md").read_bytes()
    files = {name.decode(): text for name, text in re.findall(
        rb"(?ms)^```(?:csv|toml) (\S+)\n(.*?)^```$", page)}
    return changed(files, "case.toml",
                   (b"horizons = [14, 30, 90]", b"horizons = [14]"),
                   (b"record_from = 2019-01-01", b"record_from = 2019-12-20"))


def claims_alone():
    """The same without theories and forecasts, in a fifth of the time."""
    files = {name: text for name, text in documented().items()
             if not name.startswith("theories/")}
    settings = files["case.toml"]
    files["case.toml"] = settings[:settings.index(b"[forecast]")]
    return files


def strait():
    """The last year of the strait: a claim with rows, responses."""
    files = read(ROOT / "tests/stumbles/same-row-six-times")
    del files["claims/2.toml"]
    return changed(files, "case.toml",
                   (b"from = 2015-04-01", b"from = 2025-01-01"),
                   (b"[forecast]", b"[forecast]\nhorizons = [14]"),
                   (b"record_from = ", b"record_from = 2025-12-20 #"))


def cut():
    """A line, a hazard, four acts."""
    files = read(ROOT / "tests/stumbles/cut-before-opening")
    if b"[forecast]" in files["case.toml"]:
        changed(files, "case.toml",
                (b"[forecast]", b"[forecast]\nhorizons = [14]"))
    return files


def days():
    """The last three hundred of twelve hundred days: one theory."""
    every = read(ROOT / "examples" / "daily1200")
    files = {name: every[name] for name in ("acts.csv", "kinds.csv", "case.toml",
                         "theories/emboldened.toml")}
    return changed(files, "case.toml",
                   (b"horizons = [14, 30]", b"horizons = [14]"),
                   (b"from = 2000-01-01", b"from = 2002-06-01"),
                   (b"record_from = 2002-01-01", b"record_from = 2003-04-10"))


# By name, with its share: most to what answers fastest.
BASES = {"documented": (documented, 1), "claims": (claims_alone, 6),
         "strait": (strait, 1), "cut": (cut, 4), "days": (days, 1)}


def write(files, folder):
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
