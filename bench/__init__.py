"""Measurements, one a file: `python -m bench` runs them. Each figure stands beside a reference of the same run."""
