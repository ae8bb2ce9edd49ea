"""Numbers as a text gives them: exact, rounded, about, or open at one end, and how they are written into a slot."""

from dataclasses import dataclass

_ABOUT_SHARE = 0.1  # "about 100" is taken for 90 to 110
_EXACT_BELOW = 100  # whole numbers below it are taken as counted, not as rounded


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of a text with what its words leave open."""

    low: float | None  # lower end, included; null when open
    high: float | None  # upper end, included; null when open
    about: bool = False  # "about", "nearly", "some"

    @property
    def value(self) -> float:
        """One number for it: the end that is given, or the middle of both."""
        if self.low is None:
            return self.high or 0.0
        return self.low if self.high is None else (self.low + self.high) / 2

    @property
    def exact(self) -> bool:
        """Whether the words give one number and no range, bound or "about"."""
        return self.low is not None and self.low == self.high and not self.about

    @property
    def slack(self) -> float:
        """How far the number meant may lie from the one given: half of its last written place."""
        if self.about:
            return max(abs(self.value) * _ABOUT_SHARE, 0.5)
        return find_step(self.value) / 2 if find_step(self.value) != 1 else 0.0


def find_step(value: float) -> float:
    """The worth of the last place in which a number was given: 100 for 1,200, 0.1 for 3.5, 1 for 1,234 and below 100.

    Misses zeros that were counted: 1,200 may be exact.
    """
    if value != int(value):
        places = len(f"{value:.6f}".rstrip("0").partition(".")[2])
        return float(10.0**-places)
    whole, step = abs(int(value)), 1
    while whole >= _EXACT_BELOW and whole % (step * 10) == 0:
        step *= 10
    return float(step)


def write_figure(amount: Figure) -> str:
    """The amount as the value of a slot: 12, 12.., ..12, 10..15, each with ~ before it for "about"."""
    low, high = (("" if end is None else spell(end)).replace(",", "") for end in (amount.low, amount.high))
    return ("~" if amount.about else "") + (low if low == high else f"{low}..{high}")


def read_figure(value: str) -> Figure:
    """The amount that `write_figure` wrote."""
    about, ends = value.startswith("~"), value.removeprefix("~")
    low, dots, high = ends.partition("..")
    high = high if dots else low
    return Figure(low=float(low) if low else None, high=float(high) if high else None, about=about)


def spell(value: float) -> str:
    """A number for a reader: 1,200 and 3.5."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4f}".rstrip("0")
