"""What the clients of a shop know: the panel its orders, a bell its rings, a page one order."""

from typing import Any, TypeAlias

from models import Event, Notification, Order
from resolvers.cursors import read_event_cursor
from resolvers.ids import make_id
from tests.app.live.watchers import Followed, Watcher

__all__ = ["Bell", "Page", "Panel"]

State: TypeAlias = tuple[int, str, str]
"""An order's version, status and payment status."""

_STATE = "id version status paymentStatus"
ORDERS = f"""query($after: String) {{ orders(first: 100, after: $after) {{
    nodes {{ {_STATE} }} pageInfo {{ hasNextPage endCursor }} cursor }} }}"""


class Panel(Watcher):
    """The seller's panel: every order as it now is, and the events since its snapshot."""

    document = f"""subscription($after: String) {{ orderEvents(after: $after) {{
        cursor event {{ number }} order {{ {_STATE} }} }} }}"""

    async def begin(self) -> None:
        """Page through all orders; the first page's cursor is the oldest."""
        self.orders, self.cursor = await self._snapshot()
        self.since = self._number()
        self.log: list[tuple[int, str]] = []

    def variables(self) -> dict[str, Any]:
        """After the last event that came."""
        return {"after": self.cursor}

    def take(self, message: dict[str, Any]) -> None:
        """Note the event, and the order as it comes with it, which is never older."""
        order, self.cursor = message["order"], message["cursor"]
        known, state = self.orders.get(order["id"]), _state(order)
        assert known is None or known[0] <= state[0], f"{order['id']} went back to {state}"
        self.orders[order["id"]] = state
        self.log.append((message["event"]["number"], order["id"]))
        assert self._number() == message["event"]["number"]

    @property
    def is_content(self) -> bool:
        """Whether the shop's last event came."""
        return self._number() >= self.story.last

    async def check(self) -> None:
        """Events as they stand in the database, orders as a fresh snapshot shows them."""
        events = Event.filter(shop_id=self.story.stage.shop.id, number__gt=self.since)
        written = await events.order_by("number").values_list("number", "order_id")
        assert self.log == [(number, make_id("Order", order)) for number, order in written]
        assert [number for number, _ in self.log] == list(
            range(self.since + 1, self.story.last + 1)
        )
        assert self.orders == (await self._snapshot())[0]

    async def _snapshot(self) -> tuple[dict[str, State], str]:
        orders: dict[str, State] = {}
        page: dict[str, Any] = await self.ask(ORDERS)
        cursor: str = page["cursor"]
        while True:
            orders |= {order["id"]: _state(order) for order in page["nodes"]}
            if not page["pageInfo"]["hasNextPage"]:
                return orders, cursor
            page = await self.ask(ORDERS, after=page["pageInfo"]["endCursor"])

    def _number(self) -> int:
        return read_event_cursor(self.cursor, self.story.stage.shop.id)


class Bell(Watcher):
    """One person's bell: the rings since it was looked at, and how many are unread."""

    document = """subscription($after: String) { notificationAdded(after: $after) {
        cursor notification { order { id } } unreadCount } }"""

    def __init__(self, story: Followed, staff_id: int, seed: str, *, restless: bool) -> None:
        super().__init__(story, story.stage.sessions[staff_id], seed, restless=restless)
        self.staff_id = staff_id

    async def begin(self) -> None:
        """Look at the bell."""
        bell = await self.ask("{ notifications(first: 1) { cursor unreadCount } }")
        self.cursor, self.unread = bell["cursor"], bell["unreadCount"]
        self.since = self._number()
        self.rings: list[tuple[int, str]] = []

    def variables(self) -> dict[str, Any]:
        """After the last ring that came."""
        return {"after": self.cursor}

    def take(self, message: dict[str, Any]) -> None:
        """Note the ring, and the number on the bell."""
        self.cursor, self.unread = message["cursor"], message["unreadCount"]
        self.rings.append((self._number(), message["notification"]["order"]["id"]))

    @property
    def is_content(self) -> bool:
        """Whether the last event rang; it is a new order, which rings for everybody."""
        return self._number() >= self.story.last

    async def check(self) -> None:
        """Rings as they stand in the database; nobody has marked any since the last one."""
        mine = Notification.filter(staff_id=self.staff_id)
        rows = await mine.filter(event_number__gt=self.since).order_by("event_number")
        assert self.rings == [(row.event_number, make_id("Order", row.order_id)) for row in rows]
        assert self.unread == await mine.filter(read_at__isnull=True).count()

    def _number(self) -> int:
        return read_event_cursor(self.cursor, self.story.stage.shop.id)


class Page(Watcher):
    """A customer's tracking page; with every visit of a restless one it is another customer's."""

    document = """subscription($token: String!) { orderTracking(token: $token) {
        status paymentStatus cursor } }"""

    def __init__(self, story: Followed, seed: str, *, restless: bool) -> None:
        super().__init__(story, None, seed, restless=restless)
        self.order, self.link = self.dice.choice(story.orders)
        self.state: State = (0, "", "")

    def variables(self) -> dict[str, Any]:
        """The link of an order that people are at."""
        if self.restless and not self.story.is_over:
            self.order, self.link = self.dice.choice(self.story.orders[-8:])
            self.state = (0, "", "")
        return {"token": self.link}

    def take(self, message: dict[str, Any]) -> None:
        """Show the order as it comes, which is never older."""
        state = int(message["cursor"]), message["status"], message["paymentStatus"]
        assert self.state[0] <= state[0], f"{self.order} went back to {state}"
        self.state = state

    @property
    def is_content(self) -> bool:
        """Whether it shows the order's last version."""
        return self.state[0] >= self.story.versions[self.order]

    async def check(self) -> None:
        """The order as it stands in the database."""
        rows = {make_id("Order", row.id): row for row in await Order.all()}
        row = rows[self.order]
        assert self.state == (row.version, row.status.value, row.payment_status.value)


def _state(order: dict[str, Any]) -> State:
    return order["version"], order["status"], order["paymentStatus"]
