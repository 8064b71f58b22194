"""Numbers for the table."""

import numpy as np


def percentiles(values):
    """p50, p95, p99, the greatest and how many; seconds or whatever went in. Empty where nothing was measured."""
    if not len(values):
        return {}
    p50, p95, p99 = np.percentile(values, (50, 95, 99))
    return {"p50": float(p50), "p95": float(p95), "p99": float(p99), "max": float(max(values)), "n": len(values)}
