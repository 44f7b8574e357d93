"""Runs every command of docs/howto as it is printed, on copies of the cases that
they are about, and writes how long each took, on the wall and on all processors
together, into docs/howto/README.md.

usage: howto_times.py ENTENTE [PAGE...]

Each page is run twice; the second time counts, with what the first one and a
brief left in the cache (a folder of its own). Commands that do not run or print
something else than the page says are reported, and nothing is written then. With
pages, their times are printed alone.
"""
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools"))
import run_docs  # noqa: E402

KOREA = ROOT / "cases" / "korea"
STRAIT = ROOT / "examples" / "strait"
CASES = {"play-a-game": [STRAIT], "new-case": []}
BEGIN, END = "<!-- times -->\n", "<!-- end of times -->\n"


def machine():
    name = next((line.split(":")[1].strip()
                 for line in open("/proc/cpuinfo", encoding="ascii")
                 if line.startswith("model name")), "unknown")
    return f"{name}, {os.cpu_count()} cores"


def prepared(folder, page, program):
    """An empty place, with what the page speaks of."""
    folder.mkdir()
    (folder / "entente").symlink_to(program)
    (folder / "fixtures").symlink_to(ROOT / "tests" / "fixtures")
    for case in CASES.get(page.stem, [KOREA]):
        shutil.copytree(case, folder / case.name)


def processors():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(page, folder, environment):
    """[(command, seconds, of processors)]; and the commands that printed
    something else."""
    times, wrong = [], []
    for start, kind, name, lines in run_docs.blocks(page):
        if name:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        if name or kind != "console":
            continue
        for _, command, expected in run_docs.commands(start, lines):
            begin, used = time.monotonic(), processors()
            done = subprocess.run(["bash", "-c", command], cwd=folder,
                                  env=environment, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, text=True, check=False)
            times.append((command, time.monotonic() - begin,
                          processors() - used))
            if not run_docs.fits(expected, [line.rstrip() for line in
                                            done.stdout.splitlines()]):
                wrong.append(f"{page.name}: $ {command}\n{done.stdout}")
    return times, wrong


def seconds(value):
    return f"{value:.2f}" if value < 1 else f"{value:.1f}"


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    pages = sorted(page for page in (ROOT / "docs" / "howto").glob("*.md")
                   if page.name != "README.md" and
                   (len(sys.argv) < 3 or page.stem in sys.argv[2:]))
    rows, bad = [], []
    with tempfile.TemporaryDirectory() as name:
        base = pathlib.Path(name)
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1",
                       "XDG_CACHE_HOME": str(base / "cache")}
        subprocess.run([program, "brief", KOREA, "-o", base / "korea.html",
                        "--quiet"], env=environment, stdout=subprocess.DEVNULL,
                       check=True)
        load = [os.getloadavg()[0]]
        for page in pages:
            for turn in ("first", "warm"):
                folder = base / f"{page.stem}-{turn}"
                prepared(folder, page, program)
                times, wrong = run(page, folder, environment)
                shutil.rmtree(folder)
            bad += wrong
            rows += [(page.stem, *one) for one in times]
            load.append(os.getloadavg()[0])
    table = ("| page | command | seconds | of processors |\n"
             "|---|---|---|---|\n")
    for stem, command, took, used in rows:
        said = command if len(command) <= 110 else command[:107] + "..."
        said = said.replace("|", "\\|")
        table += f"| [{stem}]({stem}.md) | `{said}` | {seconds(took)} | {seconds(used)} |\n"
    print(table)
    print("\n".join(bad), file=sys.stderr)
    if bad:
        sys.exit(1)
    if len(sys.argv) > 2:
        return
    busy = max(load)
    note = (f"Machine: {machine()}"
            + (f"; other work was running (load {busy:.0f})"
               if busy > os.cpu_count() + 0.5 else "") + ". Slowest: "
            + seconds(max(took for _, _, took, _ in rows)) + " s, "
            + seconds(max(used for *_, used in rows)) + " s of processors.\n\n")
    index = ROOT / "docs" / "howto" / "README.md"
    text = index.read_text(encoding="utf-8")
    head, rest = text.split(BEGIN)
    index.write_text(head + BEGIN + note + table + END + rest.split(END)[1],
                     encoding="utf-8")


if __name__ == "__main__":
    main()
