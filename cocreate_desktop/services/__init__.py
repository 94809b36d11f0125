"""What one can do with an evening, one verb a method. The only writers; they know ports, never adapters."""
