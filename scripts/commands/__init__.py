"""The commands of build.py, a module each: `add` registers its options, `run` does the work."""
