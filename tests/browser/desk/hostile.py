#!/usr/bin/env python3
"""Requests that no page of the desk would send: each is refused, none learns a
word of the case or writes a byte, and the desk answers afterwards.

  hostile.py ENTENTE            against a desk on the small case of docs/files.md
  hostile.py ENTENTE --planted  against a server without any guard, which must
                                be found out

Text of the case that is a script stands on the pages as text (browser).
"""
import csv
import hashlib
import http.server
import json
import pathlib
import re
import socket
import sys
import tempfile
import threading
import time

from candidates import add_candidates
from desk import Browser, Desk, documented_case

SCRIPT = """<script>window.hacked=1</script><img src=x onerror=window.hacked=1>'>\"><svg/onload=window.hacked=1>"""
REFUSED = range(400, 500)


def request_of(desk, method="GET", target="/record", body=b"", version="HTTP/1.1",
               cut=(), **changed):
    """The bytes of a request that is let in, but for what is changed."""
    headers = {"Host": desk.host, "Cookie": desk.cookie,
               "Sec-Fetch-Site": "same-origin"}
    if method == "POST":
        headers.update({"Origin": desk.root,
                        "Content-Type": "application/x-www-form-urlencoded",
                        "Content-Length": str(len(body))})
    for name, value in changed.items():
        headers[name.replace("_", "-")] = value
    lines = [f"{method} {target} {version}"]
    lines += [f"{n}: {v}" for n, v in headers.items() if n not in cut]
    return "\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n" + body


def hosts(desk):
    port = desk.host.split(":")[1]
    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1", f"localhost:{port}",
                 f"127.0.0.1:{int(port) + 1}", f"127.0.0.1.evil.example:{port}",
                 f"[::1]:{port}", f"0.0.0.0:{port}", f"127.1:{port}", f"2130706433:{port}",
                 f"user@127.0.0.1:{port}", f"127.0.0.1:{port}@evil.example", "", " ",
                 f"127.0.0.1:{port},evil.example", f"127.0.0.1:{port}/", f"127.0.0.1:0{port}",
                 f"127.0.0.1%3A{port}"):
        yield f"host {host!r}", request_of(desk, Host=host)
    yield "no host", request_of(desk, cut=("Host",))
    yield "two hosts", request_of(desk).replace(b"\r\nCookie", b"\r\nHost: evil.example\r\nCookie")


def origins(desk):
    for origin in ("http://evil.example", "null", "https://" + desk.host, "http://localhost",
                   "http://127.0.0.1", desk.root + ".evil.example", "file://", "", "*",
                   desk.root + "/"):
        yield f"origin {origin!r} of a read", request_of(desk, Origin=origin)
        yield f"origin {origin!r} of a form", request_of(desk, "POST", Origin=origin)
    for site in ("cross-site", "same-site", "", "same-origin, cross-site"):
        yield f"site {site!r}", request_of(desk, Sec_Fetch_Site=site)


def methods(desk):
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "MKCOL",
                   "LOCK", "get", "Get", "GET\t", "G", "X" * 5000, "PRI", "HEAD\0"):
        yield f"method {method[:12]!r}", request_of(desk, method)


def paths(desk):
    for path in ("/../case.toml", "/../../etc/passwd", "/record/../case.toml", "/%2e%2e/case.toml",
                 "/..%2fcase.toml", "/%2e%2e%2f%2e%2e%2fetc/passwd", "/static/../case.toml",
                 "/static/%2e%2e/acts.csv", "/static/..\\acts.csv", "/static//acts.csv",
                 "/static/acts.csv", "/static/case.toml", "//evil.example/", "/\\evil.example/",
                 "http://evil.example/record", desk.root + "/record", "*", "record", "",
                 "/record\0", "/record%00", "/record%0d%0aSet-Cookie:%20x=1", "/record\r",
                 "/.env", "/.git/config", "/record/.", "/record//act", "/RECORD", "/record;x=1",
                 "/case.toml", "/acts.csv", "/etc/passwd", "/%c0%ae%c0%ae/case.toml",
                 "/\u00e9", "/" + "a" * 7000, "/record/" + "../" * 50, "/task/events?id=999",
                 "/task/events?id=../1", "/task/", "/record/act.json?id=../case.toml"):
        yield f"path {path[:40]!r}", request_of(desk, target=path)
    for before in ("/static/", "/record/", "/task/"):
        for after in ("..%2f..%2fcase.toml", "%2e%2e%5cacts.csv", "....//acts.csv",
                      "..;/acts.csv", ".%00./acts.csv", "~/acts.csv", "%252e%252e/acts.csv"):
            yield f"path {before + after!r}", request_of(desk, target=before + after)
    for query in ("q=%", "q=%zz", "q=%ff", "q=%00", "q=%1b%5b2J", "%00=1", "q=%ed%a0%80",
                  "q=%c0%af", "q=" + "a" * 9000, "&".join(["a"] * 3000), "q=\0", "q=\u00e9"):
        yield f"query {query[:20]!r}", request_of(desk, target="/record?" + query)


def tokens(desk):
    wrong = "0" * len(desk.token)
    name = desk.cookie.split("=")[0]
    for cookie in (f"{name}={wrong}", f"{name}=", name, f"{name}={desk.token}0",
                   f"{name}={desk.token[:-1]}", f"entente-1={desk.token}", f"x{name}={desk.token}",
                   f"{name}={desk.token.upper()}x", ";" * 3000, f"token={desk.token}"):
        yield f"cookie {cookie[:24]!r}", request_of(desk, Cookie=cookie)
    yield "no cookie", request_of(desk, cut=("Cookie",))
    yield "no cookie for a file", request_of(desk, target="/record.csv", cut=("Cookie",))
    yield "no cookie for a style", request_of(desk, target="/static/desk.css", cut=("Cookie",))
    for token in (wrong, "", desk.token + "0", desk.token[:-1], "%00", desk.token + "%20"):
        yield f"token {token[:12]!r}", request_of(desk, target=f"/record?token={token}")
    yield "token of a form in its address", request_of(
        desk, "POST", f"/record?token={desk.token}")


def forms(desk):
    for body in (b"", b"a=1", b"form_token=", b"form_token=" + desk.token.encode(),
                 b"form_token=%00", b"\0" * 500, b"form_token=x&" * 50, b"%" * 300,
                 b"[1]", b"<x/>"):
        yield f"form {body[:24]!r}", request_of(desk, "POST", "/record", body)
        yield f"stop {body[:24]!r}", request_of(desk, "POST", "/task/stop", body)
    for kind in ("text/plain", "application/json", "multipart/form-data; boundary=x", "",
                 "application/x-www-form-urlencodedx"):
        yield f"type {kind!r}", request_of(desk, "POST", body=b"a=1", Content_Type=kind)
    for length in ("-1", "+3", "0x3", "3, 3", "1e9", "", "99999999999999999999", "1048577",
                   "4294967299"):
        yield f"length {length!r}", request_of(desk, "POST", body=b"a=1", Content_Length=length)
    yield "no length", request_of(desk, "POST", body=b"a=1", cut=("Content-Length",))
    yield "two lengths", request_of(desk, "POST", body=b"a=1").replace(
        b"\r\nContent-Length", b"\r\nContent-Length: 1\r\nContent-Length")
    yield "chunks", request_of(desk, "POST", body=b"3\r\na=1\r\n0\r\n\r\n",
                               Transfer_Encoding="chunked")
    yield "chunks and length", request_of(desk, "POST", body=b"0\r\n\r\nGET / HTTP/1.1\r\n\r\n",
                                          Transfer_Encoding="chunked", Content_Length="5")
    yield "packed", request_of(desk, "POST", body=b"\x1f\x8b", Content_Encoding="gzip")
    yield "two MiB", request_of(desk, "POST", body=b"a" * (2 << 20))
    yield "a read with a body", request_of(desk, Content_Length="3") + b"a=1"


def malformed(desk):
    good = request_of(desk)
    for name, bad in (
            ("nothing but ends", b"\r\n\r\n"), ("bare LF", good.replace(b"\r\n", b"\n") + b"\r\n\r\n"),
            ("no version", b"GET /record\r\n\r\n"), ("HTTP/1.0", good.replace(b"HTTP/1.1", b"HTTP/1.0")),
            ("HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), ("HTTP/9", good.replace(b"1.1", b"9.9")),
            ("TLS", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\r\n\r\n"),
            ("zeros", b"\0" * 2000 + b"\r\n\r\n"), ("bytes", bytes(range(256)) * 4 + b"\r\n\r\n"),
            ("two blanks", good.replace(b"GET ", b"GET  ")), ("a folded header", good.replace(b"\r\nCookie", b"\r\n Cookie")),
            ("no colon", good.replace(b"Host:", b"Host")), ("a blank before the colon", good.replace(b"Host:", b"Host :")),
            ("a nameless header", good.replace(b"Host:", b":")), ("a zero in a header", good.replace(b"Cookie: ", b"Cookie: \0")),
            ("many headers", good.replace(b"\r\n\r\n", b"\r\n" + b"A: b\r\n" * 5000 + b"\r\n")),
            ("a long header", good.replace(b"\r\n\r\n", b"\r\nA: " + b"b" * 200000 + b"\r\n\r\n")),
            ("a long first line", b"GET /" + b"a" * 300000 + b" HTTP/1.1\r\n\r\n"),
            ("no end", b"A" * 40000),
            ("a header that ends early", good.replace(b"Host", b"Ho\rst"))):
        yield name, bad


def all_requests(desk):
    for part in (hosts, origins, methods, paths, tokens, forms, malformed):
        yield from part(desk)


def answer_to(desk, sent, seconds=10):
    """What comes back: status (0: closed without a word) and all bytes."""
    address, port = desk.host.split(":")
    with socket.create_connection((address, int(port)), timeout=seconds) as line:
        got = b""
        try:
            line.sendall(sent)
        except OSError:
            pass  # it was refused while it was sent
        try:
            while piece := line.recv(65536):
                got += piece
        except OSError:
            pass
    words = got.split(b" ", 2)
    return (int(words[1]) if len(words) > 1 and words[1].isdigit() else 0), got


def files_of(folder):
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest()
            for p in sorted(folder.rglob("*")) if p.is_file()}


def check_requests(desk, secret, failures):
    number = 0
    for name, sent in all_requests(desk):
        number += 1
        status, got = answer_to(desk, sent)
        if status not in REFUSED:
            failures.append(f"{name}: answered {status}")
        if secret in got:
            failures.append(f"{name}: shows the case")
    good = request_of(desk)
    _, got = answer_to(desk, good + good)
    if got.count(b"HTTP/1.1") > 1:
        failures.append("a second request on one connection is answered")
    if number < 200:
        failures.append(f"only {number} requests")
    return number


def check_still_there(desk, failures, when):
    begin = time.monotonic()
    status, got = answer_to(desk, request_of(desk))
    took = time.monotonic() - begin
    if status != 200 or b"</html>" not in got:
        failures.append(f"{when}: a right request is answered {status}")
    if took > 2:
        failures.append(f"{when}: a right request takes {took:.1f} s")


def check_slow(desk, failures):
    """Forty that send a letter and wait: others are answered meanwhile, and they
    are given up."""
    address, port = desk.host.split(":")
    lines = [socket.create_connection((address, int(port))) for _ in range(40)]
    for i, line in enumerate(lines):
        line.sendall([b"G", request_of(desk)[:-2], request_of(desk, "POST", body=b"a" * 90)[:-60],
                      b"GET / HTTP/1.1\r\nA: "][i % 4])
    check_still_there(desk, failures, "while forty are slow")
    begin = time.monotonic()
    for line in lines:
        line.settimeout(12)
        try:
            while line.recv(65536):
                pass
        except OSError:
            failures.append("a slow one is waited for without end")
            break
    if time.monotonic() - begin > 12:
        failures.append("slow ones are given up late")
    for line in lines:
        line.close()


TEXTS = {  # of each table, what a person may write as he likes
    "acts.csv": ["package", "summary", "source", "note"],
    "kinds.csv": ["label", "title", "weight_reason"],
    "coverage.csv": ["reason"], "leaders.csv": ["person", "note"],
    "calendar.csv": ["name", "note"], "sources.csv": ["citation"],
    "doubts.csv": ["doubt", "source"], "second_coding.csv": ["reason"],
    "retired_ids.csv": ["reason"],
}
KEYS = re.compile(r'(?m)^(title|our_name|their_name|ALB|BOR|UNO|one|many|quote)( *= *)"([^"\n]*)"')


def spoil(folder):
    """A script in every text of the small case that a person may write."""
    for name, columns in TEXTS.items():
        path = folder / name
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            for column in columns:
                if row.get(column) or column in ("summary", "note"):
                    row[column] = (row[column] or "") + SCRIPT + column
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    for path in [folder / "case.toml", *folder.glob("claims/*.toml"),
                 *folder.glob("theories/*.toml")]:
        text = KEYS.sub(lambda m: m[1] + m[2] + json.dumps(m[3] + SCRIPT),
                        path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")


def check_scripts(entente, folder, failures):
    spoil(folder)
    add_candidates(entente, folder, [("2018-05-14", "Alba", "Boria", "190", SCRIPT, SCRIPT)])
    with Desk(entente, folder) as desk, Browser() as browser:
        browser.visit(desk.address, 1280)
        act = "2018-05-20.BOR.sanction_imposed.1"
        for path in ("/record", "/record?q=%3Cscript%3Ewindow.hacked%3D1%3C%2Fscript%3E",
                     "/record?kind=%22%3E%3Cscript%3Ewindow.hacked%3D1%3C%2Fscript%3E",
                     "/review", "/review/reads?candidate=c1",
                     f"/record/act?id={act}", "/record/act?id=%3Cscript%3Ewindow.hacked=1%3C/script%3E",
                     "/nowhere"):
            browser.visit(desk.root + path, 1280)
            seen = browser.value(
                "[typeof window.hacked, document.scripts.length, "
                "document.querySelectorAll('main img, main svg[onload]').length]")
            if seen != ["undefined", 1, 0]:
                failures.append(f"{path}: a text of the case does something: {seen}")
            shown = browser.value("document.querySelector('main').innerText")
            if "<script>" not in shown and path != "/nowhere":
                failures.append(f"{path}: the text is not shown")
            failures += [f"{path}: {c}" for c in browser.complaints() if "404" not in c]


class Open(http.server.BaseHTTPRequestHandler):
    """A server without any guard."""
    protocol_version = "HTTP/1.0"

    def answer(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<html>Grain without conditions</html>")

    do_GET = do_POST = do_HEAD = do_PUT = do_DELETE = do_OPTIONS = answer

    def log_message(self, *_):
        pass


def planted():
    """What the requests find on it; nothing: they could not fail."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Open)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    class Desk:
        host = f"127.0.0.1:{server.server_port}"
        root, token = "http://" + host, "a" * 48
        cookie = "entente-1=" + token
    failures = []
    check_requests(Desk, b"Grain without conditions", failures)
    return len(failures)


def main():
    entente = sys.argv[1]
    if "--planted" in sys.argv:
        found = planted()
        print(f"{found} of them get through where nothing guards")
        sys.exit(found < 100)
    failures = []
    with tempfile.TemporaryDirectory() as place:
        folder = documented_case(pathlib.Path(place) / "alba")
        with Desk(entente, folder) as desk:
            before = files_of(desk.case)
            check_still_there(desk, failures, "at first")
            number = check_requests(desk, b"Grain without conditions", failures)
            check_still_there(desk, failures, "after all")
            check_slow(desk, failures)
            check_still_there(desk, failures, "after the slow ones")
            if files_of(desk.case) != before:
                failures.append("the case has changed")
        check_scripts(entente, folder, failures)
    print("\n".join(failures) or f"{number} requests, none let in")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
