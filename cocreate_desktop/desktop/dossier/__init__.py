"""The dossier at the desk: outreach, phases, risks, checklists, and the neighbourhoods that reach is measured against."""
