"""What a child may use is limited, whatever its file makes it do; real children, which ask for more than they get."""

import resource
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from extraction.intake import IntakeError
from extraction.intake import child as children

HALF_A_GIGABYTE = 512 * 1024 * 1024


@pytest.fixture
def asked_to(monkeypatch) -> Callable[..., object]:
    """Something that has a child do this, in place of opening a file, under the limits all children have."""

    def answer(work: str, **limits: float) -> object:
        changed = "".join(f"limits.{name} = {figure}; " for name, figure in limits.items())
        program = (
            "import resource, time\n"
            "from extraction.intake import child, limited, limits\n"
            f"child._TASKS['work'] = lambda: {work}\n{changed}\nlimited.main()"
        )
        monkeypatch.setattr(children, "_PROGRAM", [sys.executable, "-c", program])
        if "CHILD_MAX_WALL_SECONDS" in limits:
            monkeypatch.setattr(children.limits, "CHILD_MAX_WALL_SECONDS", limits["CHILD_MAX_WALL_SECONDS"])
        return children.ask("work")

    return answer


def test_a_child_gets_the_memory_it_needs_and_no_half_gigabyte(asked_to):
    assert asked_to(f"len(bytearray({HALF_A_GIGABYTE // 4}))") == HALF_A_GIGABYTE // 4
    with pytest.raises(IntakeError) as caught:
        asked_to(f"len(bytearray({HALF_A_GIGABYTE}))")
    assert caught.value.key == "TOO_BIG_INSIDE.complex"


def test_a_child_that_computes_too_long_before_it_reads_is_ended(asked_to):
    with pytest.raises(IntakeError) as caught:
        asked_to("[None for _ in iter(int, 1)]", CHILD_MAX_CPU_SECONDS=1)
    assert caught.value.key == "TOO_SLOW"


def test_a_child_that_waits_for_ever_is_ended(asked_to):
    with pytest.raises(IntakeError) as caught:
        asked_to("time.sleep(20)", CHILD_MAX_WALL_SECONDS=1)
    assert caught.value.key == "TOO_BUSY"


def test_a_child_that_crashes_leaves_no_picture_of_its_memory(asked_to):
    if resource.getrlimit(resource.RLIMIT_CORE)[1] == 0:
        pytest.skip("nobody here leaves one")
    assert asked_to("resource.getrlimit(resource.RLIMIT_CORE)") == [0, 0]


def test_what_a_child_lays_down_goes_with_it(asked_to):
    left = asked_to("__import__('tempfile').mkstemp()[1]")
    assert not Path(left).parent.exists()
