"""The example project and simulated neighbours for dry runs and tests; no clock, network or storage."""
