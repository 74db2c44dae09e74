"""Two periods made one: from the one to the other, or both together."""

from extraction.reader.times.calendar import shift_months
from extraction.reader.times.values import Period, TimeValue


def run(first: TimeValue | None, last: TimeValue | None) -> Period | None:
    """From the one to the other where both are periods; else None."""
    return join(first, last) if isinstance(first, Period) and isinstance(last, Period) else None


def join(first: Period, last: Period) -> Period | None:
    """From the one to the other; the end rolls into the next year where it stands before the beginning."""
    masked, vague = first.masked or last.masked, first.vague or last.vague
    begins, ends = first.first, last.last
    if begins and ends and ends < begins and not last.named:
        ends = shift_months(ends, 12)
    if begins and ends and ends < begins:
        return None
    begin, end = first.edtf.split("/")[0], last.edtf.split("/")[-1]
    edtf = begin if begin == end else f"{begin}/{end}"
    flags = tuple(dict.fromkeys(first.flags + last.flags))
    named = first.named or last.named
    rests = [each.rests_until for each in (first, last) if each.rests_until]
    return Period(
        begins,
        ends,
        edtf,
        first.how,
        masked,
        vague,
        flags=flags,
        named=named,
        month_named=last.month_named,
        run=True,
        rests_until=max(rests, default=None),
    )


def cover(first: Period, last: Period) -> Period | None:
    """From the earlier to the later of two, in whatever order they stand (国庆、中秋期间)."""
    in_order = not (first.first and last.first) or first.first <= last.first
    return join(first, last) if in_order else join(last, first)
