"""All benchmarks, one after the other."""

from __future__ import annotations

import answering
import assessing
import commands
import deciding
import detecting
import importing
import loading
import loading_directories
import reading
import reading_archives
import repeating
import showing_reports
import tables
import travelling
from measuring import settings

if __name__ == "__main__":
    chosen = settings(__doc__ or "")
    for benchmark in (
        *(importing, loading, loading_directories, deciding, detecting, assessing),
        *(reading, reading_archives, repeating, answering, travelling, commands, tables, showing_reports),
    ):
        title = (benchmark.__doc__ or "").partition("\n")[0]
        print(f"\n=== {benchmark.__name__}: {title}")
        benchmark.main(chosen)
