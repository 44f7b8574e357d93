"""Mutations that know nothing of what a file holds: bytes, lines, files."""
from parts import HOSTILE, lines_of, pick_file


# bytes

def flip_bit(rng, files):
    name = pick_file(rng, files)
    data = bytearray(files[name])
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    files[name] = bytes(data)


def insert_bytes(rng, files):
    name = pick_file(rng, files)
    data = files[name]
    at = rng.randrange(len(data) + 1)
    more = rng.choice(HOSTILE) if rng.random() < .5 else bytes(
        rng.randrange(256) for _ in range(rng.choice([1, 1, 2, 8])))
    files[name] = data[:at] + more + data[at:]


def delete_bytes(rng, files):
    name = pick_file(rng, files)
    data = files[name]
    at = rng.randrange(len(data))
    files[name] = data[:at] + data[at + rng.choice([1, 1, 2, 5, 40]):]


def double_bytes(rng, files):
    name = pick_file(rng, files)
    data = files[name]
    at = rng.randrange(len(data))
    end = at + rng.choice([1, 3, 30])
    files[name] = data[:end] + data[at:end] + data[end:]


def cut_file_short(rng, files):
    name = pick_file(rng, files)
    files[name] = files[name][:rng.randrange(len(files[name]))]


# lines

def change_lines(rng, files, change, end=""):
    name = pick_file(rng, files, end)
    lines = lines_of(files[name])
    if len(lines) < 3:
        return False
    change(rng, lines)
    files[name] = b"\n".join(lines)
    return True


def delete_line(rng, files):
    def change(rng, lines):
        del lines[rng.randrange(len(lines) - 1)]
    return change_lines(rng, files, change)


def delete_lines(rng, files):
    def change(rng, lines):
        at = rng.randrange(len(lines) - 1)
        del lines[at:at + rng.choice([2, 3, 5, 8])]
    return change_lines(rng, files, change)


def duplicate_line(rng, files):
    def change(rng, lines):
        at = rng.randrange(len(lines) - 1)
        lines[at:at] = [lines[at]] * rng.choice([1, 1, 2, 300])
    return change_lines(rng, files, change)


def swap_lines(rng, files):
    def change(rng, lines):
        a, b = rng.randrange(len(lines) - 1), rng.randrange(len(lines) - 1)
        lines[a], lines[b] = lines[b], lines[a]
    return change_lines(rng, files, change)


def truncate_line(rng, files):
    def change(rng, lines):
        at = rng.randrange(len(lines) - 1)
        lines[at] = lines[at][:rng.randrange(len(lines[at]) + 1)]
    return change_lines(rng, files, change)


def join_lines(rng, files):
    def change(rng, lines):
        at = rng.randrange(len(lines) - 1)
        lines[at:at + 2] = [lines[at] + lines[at + 1]]
    return change_lines(rng, files, change)


def line_of_another_file(rng, files):
    other = lines_of(files[pick_file(rng, files)])
    line = rng.choice(other)

    def change(rng, lines):
        lines.insert(rng.randrange(len(lines)), line)
    return change_lines(rng, files, change)


def line_ends(rng, files):
    name = pick_file(rng, files)
    end = rng.choice([b"\r\n", b"\r", b"\n\n", b"\n\r", b"\x0b", b"\r\r\n"])
    files[name] = files[name].replace(b"\n", end)


def rows_in_another_order(rng, files):
    def change(rng, lines):
        rows = lines[1:-1]
        rng.shuffle(rows)
        lines[1:-1] = rows
    return change_lines(rng, files, change, ".csv")


# files

def removed_file(rng, files):
    del files[rng.choice(sorted(files))]


def empty_file(rng, files):
    files[pick_file(rng, files)] = rng.choice([b"", b"\n", b"\xef\xbb\xbf"])


def swapped_files(rng, files):
    if len(files) < 2:
        return False
    a, b = rng.sample(sorted(files), 2)
    files[a], files[b] = files[b], files[a]
    return True


def renamed_file(rng, files):
    name = rng.choice(sorted(files))
    head, _, tail = name.rpartition("/")
    new = rng.choice([tail.upper(), tail + ".csv", "x" + tail, tail[:-5] or "x"])
    files[(head + "/" if head else "") + new] = files.pop(name)


def other_encoding(rng, files):
    name = pick_file(rng, files)
    text = files[name].decode("utf-8", "replace")
    files[name] = rng.choice([
        text.encode("utf-16"), text.encode("utf-16-le"), b"\xef\xbb\xbf" +
        files[name], text.encode("latin-1", "replace"),
        text.replace(",", ";").encode(), text.replace(",", "\t").encode()])
