#!/usr/bin/env python3
"""bench/brief.py ENTENTE CASE FOLDER: times a brief, cold and from the cache.

Writes FOLDER/brief.json: seconds on the wall and of the processors, and the
most memory [MiB]. Two threads.
"""
import json
import os
import pathlib
import resource
import subprocess
import sys
import time

entente, case, folder = sys.argv[1:4]
folder = pathlib.Path(folder)
cache = folder / "cache"


def processor_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def timed():
    start, used = time.monotonic(), processor_seconds()
    subprocess.run([entente, "brief", case, "-o", folder / "brief.html",
                    "--threads", "2"], check=True, capture_output=True,
                   env={**os.environ, "XDG_CACHE_HOME": str(cache)})
    return {"wall": time.monotonic() - start,
            "processor": processor_seconds() - used}


figures = {"cold": timed(), "warm": timed()}
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
figures["peak_mib"] = peak / 1024
(folder / "brief.json").write_text(json.dumps(figures))
