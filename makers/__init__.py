"""Programs that write tables of the package from public sources; no part of the package itself."""
