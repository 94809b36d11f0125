"""What the command line does to share a project: one sync by every road, bundles for a stick, and joining."""
