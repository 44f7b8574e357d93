#!/usr/bin/python3
"""run_peers.py FOLDER [--records N] [--methods NAME...]: puts every method to every record of every
cell in FOLDER (entente_peers_export). Writes CELL/said/METHOD.csv line by line; started again it
goes on. A line is believed only for the same record and the same script."""
import argparse
import csv
import hashlib
import importlib
import os
import pathlib
import sys
import time
import zlib

os.environ["OMP_NUM_THREADS"] = "1"

MODULES = ["event_study", "granger", "counts", "logistic", "structural"]
HEAD = ["record", "of", "estimate", "score", "p", "seconds"]


def digest(*contents):
    return hashlib.md5(b"".join(contents)).hexdigest()[:12]


def known(path):
    """Pairs (record, digest); the last line of a stopped run may be cut short."""
    if not path.exists():
        return set()
    with path.open(newline="") as file:
        return {(row[0], row[1]) for row in csv.reader(file) if len(row) == len(HEAD)}


def line(number, of, method, record):
    start = time.process_time()
    says = method(record)
    took = time.process_time() - start
    numbers = [repr(float(value)) for value in (says.estimate, says.score, says.p)]
    return [number, of, *numbers, f"{took:.4f}"]


def put_to(cell, records, methods, scripts):
    import records as reader
    (cell / "said").mkdir(exist_ok=True)
    paths = {name: cell / "said" / f"{name}.csv" for name in methods}
    done = {name: known(path) for name, path in paths.items()}
    files = {name: path.open("a", newline="") for name, path in paths.items()}
    for name, file in files.items():  # a new line ends one that was cut short
        file.write("\n" if done[name] else ",".join(HEAD) + "\n")
    for number in range(records):
        content = (cell / f"{number}.csv").read_bytes()
        of = {name: digest(content, scripts[name]) for name in methods}
        missing = [name for name in methods if (str(number), of[name]) not in done[name]]
        if not missing:
            continue
        record = reader.read(content.decode(), [zlib.crc32(cell.name.encode()), number])
        for name in missing:
            row = line(number, of[name], methods[name], record)
            csv.writer(files[name], lineterminator="\n").writerow(row)
            files[name].flush()
    for file in files.values():
        file.close()
    print(f"{cell.name}: {records} records, {len(methods)} methods", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--records", type=int, default=200)
    parser.add_argument("--methods", nargs="*")
    options = parser.parse_args()
    here = pathlib.Path(__file__).parent
    shared = (here / "records.py").read_bytes()
    methods, scripts = {}, {}
    for module in MODULES:
        for name, method in importlib.import_module(module).METHODS.items():
            if options.methods is None or name in options.methods:
                methods[name] = method
                scripts[name] = shared + (here / f"{module}.py").read_bytes()
    for cell in sorted(path.parent for path in options.folder.glob("*/verdicts.csv")):
        put_to(cell, options.records, methods, scripts)


main()
