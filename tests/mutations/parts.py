"""What the mutations share: hostile values, and a file to change."""
# What people and programs write where a value should stand.
HOSTILE = [
    b"", b" ", b"0", b"-1", b"1", b"2", b"7", b"0.5", b"1e308", b"-1e308",
    b"1e-308", b"nan", b"inf", b"-inf", b"NaN", b"99999999999999999999",
    b"2147483648", b"-2147483649", b"1.0000000000000007", b"0x10", b"1,5",
    b"2018-02-30", b"2018-06-15", b"2019-01-01", b"0001-01-01", b"1600-01-01",
    b"2199-12-31", b"9999-12-31", b"2018-13-01", b"2018-05", b"03/14/2018",
    b"43221", b"true", b"false", b"[]", b"{}", b"[[]]", b"[1, 2]", b'""',
    b'"', b"'", b'"""', b'"a', b"a\rb", b"a\tb", b"\x00", b"\x07", b"\x0c",
    b"\x1b[31m", b"\x7f", b"\xff\xfe", b"\xc3", b"\xed\xa0\x80",
    "\u202ereversed\u202c".encode(), "\ufeff".encode(), "Zo\u00eb".encode(),
    b"x" * 5000, b"<script>alert(1)</script>", b"=1+1", b"{{title}}",
    b"${PATH}", b"../../etc/passwd", b"%s%n", b"#", b"clash", b"gift", b"cut",
    b"talks", b"exercise", b"strike", b"harbour", b"ALB", b"BOR", b"ALB+BOR",
    b"recent(gift, 30)", b"recent(clash, 14)", b"within(clash, 60)",
    b"since(gift)", b"under_way(exercise)", b"recent(gift, 1e9)",
    b"recent(gift", b"((((", b"min(1, recent(clash, 30))", b"upfront", b"digest",
    b"unverified", b"month", b"year", b"yes", b"days", b"acts", b"terms",
    b"outcomes", b"ours", b"theirs", b"joint", b"third", b"always",
    b"line open", b"line shut", b"good", b"poor", b"above", b"not below",
    b"season", b"hazard", b"either", b"raises", b"lowers"]
# Names that a person may give, each hard on some output.
NAMES = [
    b"-", b"--", b"=1+1", b"@x", b"<b>", b"&amp;", b"{{{x}}}", b"%s{}", b"{0}",
    "Zo\u00eb \U0001f6a2".encode(), "\u05e9\u05dc\u05d5\u05dd".encode(),
    b"x" * 300, b"a.b", b"..", b"a/b", b"#", b"1", b"-5", b"a  b", b"recent",
    b"min", b"open", b"background", b"a:b", b"a;b", b"$x", b"'", b"`", b"head",
    b"claims", "\u200bz".encode(), "\u200fz".encode(), "\ufeffz".encode(),
    "a\u0301".encode(), "\u2028".encode()]
# HOSTILE for TOML, where a text needs its quotation marks.
WORDS = [b'"' + v + b'"' for v in HOSTILE if b'"' not in v and len(v) < 100]


def pick_file(rng, files, end=""):
    names = [n for n in sorted(files) if n.endswith(end) and files[n]]
    # A short file is as likely as a long one.
    return rng.choice(names) if names else None


def lines_of(data):
    return data.split(b"\n")
