"""From a folder or a package to an `Edition`."""
