"""The room after the evening: results, numbers, the report, exports and backups."""
