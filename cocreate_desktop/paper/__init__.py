"""Everything printed: posters, ballot slips, the report, the take-home sheet and the kit. The only home of reportlab.

It reads frozen views and writes PDF files; it changes nothing in the project.
"""
