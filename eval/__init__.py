"""How good Dateline is: one file per task; each has `measure(shared)`."""
