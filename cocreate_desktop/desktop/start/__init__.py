"""The start screen: going on with a project, making one, opening one."""
