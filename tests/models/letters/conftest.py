"""What the tests of letters may ask for."""

import pytest
from tortoise.context import TortoiseContext

from models import Letter
from tests.factories import a_shop, an_order


@pytest.fixture
async def letter(database: TortoiseContext) -> Letter:
    """A letter that is due."""
    await an_order(await a_shop())
    return await Letter.get()
