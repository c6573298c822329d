"""`offentligroll review`: what became of what an archive asks, in words and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import Run  # type: ignore[import-not-found]
