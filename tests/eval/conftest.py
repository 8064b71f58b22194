"""The modules of the evaluation are scripts beside each other, and share some with the benchmark."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "bench")]
