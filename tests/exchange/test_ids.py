"""Ids made of what rows say."""

from __future__ import annotations

import uuid

from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.own.ids import _NAMESPACE, brand_post_id


@given(st.text(), st.text())
def test_ids_are_uuids_of_names(brand_id: str, said: str) -> None:
    assert brand_post_id(said, brand_id) == str(uuid.uuid5(_NAMESPACE, f"post of\x1f{brand_id}\x1f{said}"))
