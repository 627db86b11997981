"""Reads the tables of `assay batch --tables` with DuckDB and compares them with the dossiers beside them.

    pip install duckdb && python tests/tables/read.py OUT

Every table must have as many rows as the dossiers have records, the ids in their order, and the columns must
be of the types that docs/batch.md gives. OUT holds dossiers.jsonl (not compressed). The last line is
"N passed, N failed"; the exit code is 1 if anything failed.
"""

import json
import pathlib
import re
import sys

import duckdb

TYPES = {"whole": "BIGINT", "text": "VARCHAR", "real": "DOUBLE", "flag": "BOOLEAN"}


def documented():
    """Column and type of every table, as docs/batch.md has them."""
    tables, table = {}, None
    docs = pathlib.Path(__file__).parents[2] / "docs/batch.md"
    for line in docs.read_text().splitlines():
        if heading := re.fullmatch(r"### `(\w+)`", line):
            table = tables.setdefault(heading[1], [])
        elif (row := re.fullmatch(r"\| `(\w+)` \| (\w+) \|", line)) and table is not None:
            table.append((row[1], TYPES[row[2]]))
    return tables


def main(out):
    passed = failed = 0

    def check(what, ours, theirs):
        nonlocal passed, failed
        if ours == theirs:
            passed += 1
        else:
            failed += 1
            print(f"FAILED {what}: {str(ours)[:200]} but {str(theirs)[:200]}")

    pages = [json.loads(line) for line in open(out / "pages.jsonl")]
    numbers = [page["page"] for page in pages if page["error"] is None]
    dossiers = dict(zip(numbers, (json.loads(line) for line in open(out / "dossiers.jsonl"))))
    for table, columns in documented().items():
        files = str(out / "tables" / table / "*.parquet")
        read = duckdb.sql(f"select * from read_parquet('{files}', filename=false)")
        check(f"columns of {table}", [(name, str(kind)) for name, kind in zip(read.columns, read.types)], columns)
        if table == "articles":
            rows = duckdb.sql(f"select page, input, error, title, claims, findings from '{files}' order by page").fetchall()
            check("articles", len(rows), len(pages))
            for (number, name, error, title, claims, findings), page in zip(rows, pages):
                reason = page["error"] and page["error"]["reason"]
                check(f"article {number}", (number, name, error), (page["page"], page["input"], reason))
                if dossier := dossiers.get(number):
                    check(f"title {number}", title, (dossier["article"]["title"] or {}).get("value"))
                    counts = (len(dossier["claims"]), len(dossier["findings"]))
                    check(f"counts {number}", (claims, findings), counts)
            continue
        ids = duckdb.sql(f"select page, id from read_parquet('{files}')").fetchall()
        records = [(number, record["id"]) for number, dossier in dossiers.items() for record in dossier[table]]
        check(f"{table}, every record once and in order", ids, records)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
