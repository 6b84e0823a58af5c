"""The two statements of the bare endpoint, in the dialect of the database."""

from dataclasses import dataclass

__all__ = ["BareSql"]

_COLUMNS = """o.*, c.name, c.phone, c.email, m.code, m.name_es,
       d.method, d.recipient, d.address, d.address_extra, d.region, d.postal_code, d.instructions,
       d.pickup_point,
       {lines} AS lines"""

_JOINS = """JOIN customer c ON c.id = o.customer_id
  JOIN payment_method m ON m.id = o.payment_method_id
  JOIN dispatch d ON d.order_id = o.id"""

_LIST = f"""
SELECT {_COLUMNS}
  FROM (SELECT * FROM "order" WHERE shop_id = 1 ORDER BY placed_at DESC, id DESC LIMIT {{value}}) o
  {_JOINS}
 ORDER BY o.placed_at DESC, o.id DESC
"""
_DETAIL = f"""
SELECT {_COLUMNS},
       {{transactions}} AS transactions,
       {{events}} AS events
  FROM "order" o
  {_JOINS}
 WHERE o.id = {{value}}
"""

_LINE = "l.position, l.sku, l.name, l.quantity, l.unit_price, l.line_total"
_LINE_IN_FULL = _LINE + ", l.image_url, l.note, {json}(l.options)"
_TRANSACTION = (
    "t.id, t.kind, t.status, t.reference, t.note, t.actor_name, t.registered_at, t.received_on,"
    " t.amount"
)
_EVENT = "e.number, e.kind, e.at, e.actor_kind, e.actor_name, {json}(e.data)"


@dataclass(frozen=True)
class BareSql:
    """`list` takes how many orders, `detail` an order's id."""

    list: str
    detail: str

    @classmethod
    def of(cls, database_url: str) -> "BareSql":
        """The statements for the database at this address."""
        if database_url.startswith("sqlite://"):
            words = {"value": "?", "json": "json"}
            rows = "(SELECT json_group_array(json_array({0})) FROM {1} WHERE {2}.order_id = o.id)"
        else:
            words = {"value": "$1", "json": ""}
            rows = "(SELECT json_agg(json_build_array({0})) FROM {1} WHERE {2}.order_id = o.id)"

        def nested(columns: str, table: str, name: str) -> str:
            return rows.format(columns.format(**words), f'"{table}" {name}', name)

        return cls(
            list=_LIST.format(lines=nested(_LINE, "order_line", "l"), **words),
            detail=_DETAIL.format(
                lines=nested(_LINE_IN_FULL, "order_line", "l"),
                transactions=nested(_TRANSACTION, "transaction", "t"),
                events=nested(_EVENT, "event", "e"),
                **words,
            ),
        )
