"""What an option may change to: at once, and in steps."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from accord.case import Option

VALUES = ("a", "b", "c", "d")
STEPS = st.sets(st.sampled_from([p for p in product(VALUES, VALUES) if p[0] != p[1]]))


@given(STEPS)
def test_steps_follow_one_another(steps: set[tuple[str, str]]) -> None:
    option = Option(by="p", does="x", values=VALUES, changes=tuple(f"{u} -> {v}" for u, v in sorted(steps)))
    for start, value in enumerate(VALUES):
        led = {value}
        for _ in VALUES:
            led |= {v for u, v in steps if u in led}
        assert {VALUES[k] for k in option.led_to(start)} == (led if steps else set(VALUES))
        for end, other in enumerate(VALUES):
            assert option.may_change(start, end) == (value == other or not steps or (value, other) in steps)


def test_an_option_of_many_values_is_no_burden() -> None:
    option = Option(by="p", does="x", values=tuple(str(k) for k in range(5_000)))
    assert len(option.led_to(0)) == 5_000
