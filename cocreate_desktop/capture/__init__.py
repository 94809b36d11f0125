"""Pictures in: files and clipboard become upright, plain pictures of a size that a hall can use. Nothing is stored here."""
