"""Tells schemathesis what a roster in a zip looks like: one that is read, or any bytes."""

from pathlib import Path

import schemathesis
from hypothesis import strategies as st

# Lies in the folder that the run is made in.
ROSTER = Path("roster.zip").read_bytes()

schemathesis.openapi.media_type("application/zip", st.just(ROSTER) | st.binary())
