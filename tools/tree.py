"""The files of the project: what git tracks, or all but build outputs."""
import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
NOT_OURS = {".git", "build", ".cache"}


def tracked():
    """What git lists, with new files that it does not ignore; or nothing."""
    if not shutil.which("git"):
        return []
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False)
    return [name for name in listed.stdout.split("\0") if name]


def files(*suffixes):
    """Paths of the project's files with these suffixes; all when none is given."""
    names = tracked()
    if names:
        paths = [ROOT / name for name in names]
    else:  # no git, an unpacked archive, or a checkout of another user's
        paths = [p for p in ROOT.rglob("*")
                 if not NOT_OURS.intersection(p.relative_to(ROOT).parts)]
    return sorted(p for p in paths
                  if p.is_file() and (not suffixes or p.suffix in suffixes))
