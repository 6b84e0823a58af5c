"""What the tests of posting may ask for."""

import pytest
from tortoise.context import TortoiseContext

from models import Shop
from tests.app.mail.posting import SHOP
from tests.factories import a_shop


@pytest.fixture
async def mailed_shop(database: TortoiseContext) -> Shop:
    """A shop that is told of each new order."""
    return await a_shop("Café Aurora", SHOP)
