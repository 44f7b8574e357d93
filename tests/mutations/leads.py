"""Acts, claims and policies made so that an essay can name many of them."""
import re


def more_acts(files, n):
    """n acts of one day, and their ids."""
    ids = [f"2018-05-20.BOR.sanction_imposed.{i + 2}" for i in range(n)]
    row = (",2018-05-20,,day,BOR,ALB,sanction_imposed,,,,,n/a,,,2,,sourced,"
           "Invented,Radio Alba,\n")
    files["acts.csv"] += "".join(one + row for one in ids).encode()
    return ids


def copies_of(path):
    """n files like this one, and their ids."""
    def make(files, n):
        ids = [f"copy{i}" for i in range(n)]
        for one in ids:
            files[f"{path.split('/')[0]}/{one}.toml"] = files[path]
        return ids
    return make


def with_many(key, make):
    """The first list of that key in the essay names n things, made for it."""
    def change(files, name, n):
        ids = ", ".join(f'"{one}"' for one in make(files, n))
        files[name] = re.sub(rf"(?m)^{key} = .*$", f"{key} = [{ids}]",
                             files[name].decode(), count=1).encode()
    return change
