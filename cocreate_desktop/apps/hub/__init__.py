"""The central server, `cocreate hub`: one database, any number of workers without a state of their own, and what its
administrator does by the command line. docs/hub.md is for whoever runs it."""
