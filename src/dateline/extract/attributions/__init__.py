"""Stub."""


def find_attributions(*args):  # type: ignore
    return ()
