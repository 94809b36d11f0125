"""The words and the rules of an evening: plain Python without Qt, SQL, files or a clock."""
