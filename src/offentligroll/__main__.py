"""``python -m offentligroll`` does what the command does."""

from __future__ import annotations

import sys

from offentligroll.cli import main

sys.exit(main())
