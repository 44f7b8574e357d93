"""The files of the project: what git tracks, or all but build outputs."""
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
NOT_OURS = {".git", "build", ".cache"}


def files(*suffixes):
    """Paths of the project's files with these suffixes; all when none is given."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:  # an unpacked archive, or a checkout of another user's
        paths = [p for p in ROOT.rglob("*")
                 if not NOT_OURS.intersection(p.relative_to(ROOT).parts)]
    return sorted(p for p in paths
                  if p.is_file() and (not suffixes or p.suffix in suffixes))
