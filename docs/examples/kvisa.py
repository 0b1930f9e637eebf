"""The SQLite export of kvisa-watch in Python 3.9 or later, with the standard library alone.

    python3 docs/examples/kvisa.py kvisa.sqlite             # age limits over time as CSV, then the hash chain
    python3 docs/examples/kvisa.py kvisa.sqlite HEAD        # ... and HEAD, noted earlier, must be in the chain
    python3 docs/examples/kvisa.py kvisa.sqlite --question 4   # the answer to a question of docs/research.md as CSV

In a notebook: `from kvisa import open_export, rows, answer, ask`; `rows(db, sql)`, `answer(db, 4)` and
`list(ask("https://watch.example", "/api/v1/facts?fact=fee"))` are lists of dicts, which `pandas.DataFrame` takes as they are.
"""

import csv
import hashlib
import json
import pathlib
import re
import sqlite3
import sys
import urllib.parse
import urllib.request

EXCHANGE = (
    "duration_ms, media_type, charset, renderer, request_headers_json, response_headers_json, "
    "redirects_json, address, http_version, tls_json, vantage"
)
AGE_LIMITS = """
    SELECT country, source, url, from_at, until_at, CAST(value AS INTEGER) AS age_max, quote, snapshot
    FROM facts_over_time WHERE fact = 'eligibility.age.max' AND visa IN ('', 'K')
    ORDER BY country, source, url, from_at"""


def open_export(path):
    """Opens an export for reading only: nothing here can alter it."""
    db = sqlite3.connect(pathlib.Path(path).resolve().as_uri() + "?mode=ro", uri=True)
    db.row_factory = sqlite3.Row
    return db


def rows(db, sql, parameters=()):
    """The answer to a query as a list of dicts."""
    return [dict(row) for row in db.execute(sql, parameters)]


def facts_at(db, fact, at):
    """What every page said of a fact at a time (ISO 8601, UTC), with the sentence that proves it."""
    found = rows(
        db,
        """SELECT source, country, url, value, quote, snapshot FROM facts_over_time
           WHERE fact = ? AND visa IN ('', 'K') AND from_at <= ? AND (until_at IS NULL OR until_at > ?)
           ORDER BY source, url""",
        (fact, at, at),
    )
    return [{**one, "value": json.loads(one["value"])} for one in found]


def questions():
    """The ten questions of docs/research.md, which lies beside this file's folder: title and SQL by number."""
    guide = (pathlib.Path(__file__).resolve().parent.parent / "research.md").read_text(encoding="utf-8")
    found = re.findall(r"^### (\d+)\. (.+)\n(?:(?!^###).*\n)*?```sql\n([^`]*)```", guide, re.MULTILINE)
    return {int(number): (title, sql) for number, title, sql in found}


def answer(db, number):
    """The answer to one of the questions."""
    return rows(db, questions()[number][1])


def ask(base, path):
    """Every item of a list of the API, however many answers it takes."""
    cursor = None
    while True:
        more = f"{'&' if '?' in path else '?'}cursor={urllib.parse.quote(cursor)}" if cursor else ""
        with urllib.request.urlopen(base.rstrip("/") + path + more, timeout=60) as response:
            page = json.load(response)
        yield from page["items"]
        cursor = page["next"]
        if cursor is None:
            return


def chain(db):
    """Builds the hash chain again (docs/data.md says how) and yields each day with its head and whether it is as noted.

    None: the file was asked for as a part of the archive and holds the day in part, so that it proves nothing of it.
    """
    asked = db.execute("SELECT text FROM readme WHERE topic = 'asked'").fetchone()
    in_part = asked is not None and bool({"since", "sources"} & set(json.loads(asked[0])))
    head = "0" * 64
    for number, day, count, manifest, noted in db.execute(
        "SELECT number, day, captures, manifest, head FROM seal ORDER BY number"
    ).fetchall():
        built = hashlib.sha256()
        captures = db.execute(
            f"SELECT id, at, url, final_url, status, sha256, {EXCHANGE} FROM capture WHERE seal = ? ORDER BY id", (number,)
        ).fetchall()
        for capture in captures:
            values = list(capture)
            if values[-1] is None:
                values.pop()  # not of every capture, and younger than the first seals
            built.update((compact(values[:6] + [digest(compact(values[6:]))]) + "\n").encode())
        head = digest(f"kvisa-watch seal 1\n{head}\n{day}\n{len(captures)}\n{built.hexdigest()}\n")
        intact = (len(captures), built.hexdigest(), head) == (count, manifest, noted)
        yield day, noted, None if in_part and len(captures) < count else intact
        head = noted  # one altered day is told once, not for all that follow it


def compact(values):
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def print_csv(table):
    out = csv.writer(sys.stdout)
    out.writerow([column[0] for column in table.description])
    out.writerows(table)


def main(path, expected=None):
    db = open_export(path)
    print_csv(db.execute(AGE_LIMITS))
    days = list(chain(db))
    altered = [day for day, _, intact in days if intact is False]
    print(f"{len(days)} days sealed, altered: {', '.join(altered) or 'none'}", file=sys.stderr)
    partly = [day for day, _, intact in days if intact is None]
    if partly:
        print(f"held in part, so not proved: {', '.join(partly)}", file=sys.stderr)
    known = expected is None or expected in [head for _, head, _ in days]
    if not known:
        print(f"{expected} is not a head of this chain", file=sys.stderr)
    return 0 if known and not altered else 1


if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[2] == "--question":
        print_csv(open_export(sys.argv[1]).execute(questions()[int(sys.argv[3])][1]))
    elif len(sys.argv) in (2, 3):
        sys.exit(main(*sys.argv[1:]))
    else:
        sys.exit("usage: kvisa.py EXPORT.sqlite [HEAD | --question NUMBER]")
