"""Stories are gathered without the collector of cycles, which is as it was when they are done."""

import gc

import pytest

from onrecord.store.settling import uncollected


@pytest.mark.parametrize("looking", [True, False])
def test_the_collector_is_as_it_was_also_after_an_error(looking: bool) -> None:
    was = gc.isenabled()
    try:
        gc.enable() if looking else gc.disable()
        with pytest.raises(ValueError, match="lost"), uncollected():
            assert not gc.isenabled()
            raise ValueError("lost")
        assert gc.isenabled() is looking
    finally:
        gc.enable() if was else gc.disable()
