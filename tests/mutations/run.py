"""Mutated cases through `record check`, and those that it takes through every
verb: none may crash, hang, or speak of a mistake without its place.

Mutant number n is the same in every run. With --state a run that was stopped
goes on where it stopped, as long as program and mutants are the same.

usage: run.py ENTENTE [--first N] [--count N] [--verbs N] [--seconds N]
              [--state FILE] [--keep FOLDER]
"""
import argparse
import hashlib
import json
import pathlib
import random
import shutil
import sys
import tempfile
import time

import cases
import judge
import mutate

# Base, files, kind and names of the mutations of mutant n.
def mutant_of(n, bases):
    rng = random.Random(f"entente {n}")
    names = list(cases.BASES)
    shares = [share for _, share in cases.BASES.values()]
    base = rng.choices(names, shares)[0]
    return base, *mutate.mutant(rng, bases[base])


class Count:
    """What came of the mutants so far."""

    def __init__(self, inputs, path):
        self.path = path
        self.value = {"inputs": inputs, "next": None, "seconds": 0,
                      "verbs": 0, "verb_seconds": 0, "refused": {}, "taken": {},
                      "faults": []}
        if path and path.exists():
            stored = json.loads(path.read_text())
            if stored.get("inputs") == inputs:
                self.value = stored

    def add(self, kind, code):
        table = self.value["refused" if code == 3 else "taken"]
        table[kind] = table.get(kind, 0) + 1

    def save(self):
        if self.path:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(json.dumps(self.value, indent=1))

    def text(self):
        v = self.value
        lines = [f"{kind:8} refused {v['refused'].get(kind, 0):6} "
                 f"taken {v['taken'].get(kind, 0):6}" for kind in mutate.KINDS]
        refused, taken = sum(v["refused"].values()), sum(v["taken"].values())
        lines.append(f"all      refused {refused:6} taken {taken:6}")
        lines.append(f"through every verb {v['verbs']}, in "
                     f"{v['verb_seconds']:.0f} s of {v['seconds']:.0f} s; "
                     f"{len(v['faults'])} faults")
        return "\n".join(v["faults"] + lines)


def hash_of_inputs(program, bases):
    """Of all that a count rests on: program, mutations, cases."""
    whole = hashlib.sha256(program.read_bytes())
    for path in sorted(pathlib.Path(__file__).parent.glob("*.py")):
        whole.update(path.read_bytes())
    whole.update(repr(bases).encode())
    return whole.hexdigest()


def run_one(program, n, bases, verbs):
    """Kind, exit code of the check, seconds of the verbs (0: not run), fault."""
    base, files, kind, names = mutant_of(n, bases)
    case = program.folder / "case"
    shutil.rmtree(case, ignore_errors=True)
    case.mkdir()
    cases.write(files, case)
    code, fault = judge.check_fault(program, "case", files)
    began = time.monotonic()
    seconds = 0
    if not fault and code == 0 and verbs:
        shutil.rmtree(program.folder / "cache", ignore_errors=True)
        shutil.rmtree(program.folder / "panel", ignore_errors=True)
        fault = judge.verbs_fault(program, "case", files)
        seconds = time.monotonic() - began
    if fault:
        fault = f"mutant {n} of {base} ({kind}: {', '.join(names)}): {fault}"
    return kind, code, seconds, fault


def run_all(options):
    path = pathlib.Path(options.program).resolve()
    bases = {name: make() for name, (make, _) in cases.BASES.items()}
    count = Count(hash_of_inputs(path, bases), options.state)
    n = options.first if count.value["next"] is None else count.value["next"]
    end = options.first + options.count
    with tempfile.TemporaryDirectory() as folder:
        program = judge.Program(path, pathlib.Path(folder), options.seconds)
        while n < end:
            began = time.monotonic()
            kind, code, seconds, fault = run_one(
                program, n, bases, count.value["verbs"] < options.verbs)
            count.add(kind, code)
            count.value["verbs"] += seconds > 0
            count.value["verb_seconds"] += seconds
            if fault:
                print(fault, flush=True)
                count.value["faults"].append(fault)
                if options.keep:
                    shutil.copytree(program.folder / "case",
                                    options.keep / str(n), dirs_exist_ok=True)
            count.value["seconds"] += time.monotonic() - began
            n += 1
            count.value["next"] = n
            if n % 50 == 0:
                count.save()
    count.save()
    return count


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=10000)
    parser.add_argument("--verbs", type=int, default=10**9)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--state", type=pathlib.Path)
    parser.add_argument("--keep", type=pathlib.Path)
    count = run_all(parser.parse_args())
    print(count.text())
    return 1 if count.value["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
