"""What a database really has, read from its own catalogue: columns, indexes, foreign keys,
triggers, rows."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient

__all__ = ["Column", "ForeignKey", "Index", "Structure", "rows_of", "structure_of"]

Row = dict[str, Any]


@dataclass(frozen=True, order=True)
class Column:
    """A column of a table, with its type as the engine calls it."""

    table: str
    name: str
    type: str
    nullable: bool
    default: str


@dataclass(frozen=True, order=True)
class Index:
    """An index by its columns, whatever its name; an expression or a literal stands as `?`."""

    table: str
    columns: tuple[str, ...]
    unique: bool


@dataclass(frozen=True, order=True)
class ForeignKey:
    """A column that names a row of another table, and what that row's deletion does."""

    table: str
    column: str
    target: str
    on_delete: str


@dataclass(frozen=True)
class Structure:
    """All of a database but its rows, without Tortoise's own table of migrations."""

    columns: frozenset[Column]
    indexes: Counter[Index]
    foreign_keys: frozenset[ForeignKey]
    triggers: frozenset[str]

    @property
    def tables(self) -> frozenset[str]:
        """The tables' names."""
        return frozenset(column.table for column in self.columns)


async def structure_of(db: BaseDBAsyncClient) -> Structure:
    """Read the structure of the database that `db` is connected to."""
    ask = _SQLITE if db.capabilities.dialect == "sqlite" else _POSTGRESQL
    columns, indexes, keys, triggers = [await db.execute_query_dict(statement) for statement in ask]
    return Structure(
        columns=frozenset(_column(row) for row in columns),
        indexes=Counter(_indexes(indexes)),
        foreign_keys=frozenset(
            ForeignKey(*(str(row[name]) for name in ("tbl", "name", "target", "on_delete")))
            for row in keys
        ),
        triggers=frozenset(f"{row['tbl']}.{row['name']}" for row in triggers),
    )


async def rows_of(db: BaseDBAsyncClient, tables: frozenset[str]) -> dict[str, int]:
    """How many rows each of the tables has."""
    counts = {}
    for table in sorted(tables):
        (row,) = await db.execute_query_dict(f'SELECT count(*) AS n FROM "{table}"')
        counts[table] = int(row["n"])
    return counts


def _column(row: Row) -> Column:
    table, name, type_ = (str(row[key]) for key in ("tbl", "name", "type"))
    return Column(table, name, type_, bool(row["nullable"]), str(row["default_"] or ""))


def _indexes(rows: list[Row]) -> list[Index]:
    columns: dict[tuple[str, str, bool], list[str]] = {}
    for row in rows:
        key = (str(row["tbl"]), str(row["idx"]), bool(row["is_unique"]))
        columns.setdefault(key, []).append(row["name"] or "?")
    return [Index(table, tuple(names), unique) for (table, _, unique), names in columns.items()]


_OURS = "t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE 'tortoise_%'"

_SQLITE = (
    f"""
    SELECT t.name AS tbl, c.name AS name, c.type AS type,
           NOT c."notnull" AND NOT c.pk AS nullable, c.dflt_value AS default_
      FROM sqlite_schema t JOIN pragma_table_xinfo(t.name) c
     WHERE t.type = 'table' AND {_OURS}
    """,
    f"""
    SELECT t.name AS tbl, i.name AS idx, i."unique" AS is_unique,
           CASE WHEN c.cid >= 0 THEN c.name END AS name
      FROM sqlite_schema t JOIN pragma_index_list(t.name) i JOIN pragma_index_xinfo(i.name) c
     WHERE t.type = 'table' AND c.key AND {_OURS}
     ORDER BY t.name, i.name, c.seqno
    """,
    f"""
    SELECT t.name AS tbl, f."from" AS name, f."table" AS target, f.on_delete AS on_delete
      FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) f
     WHERE t.type = 'table' AND {_OURS}
    """,
    "SELECT tbl_name AS tbl, name FROM sqlite_schema WHERE type = 'trigger'",
)

_POSTGRESQL = (
    """
    SELECT table_name AS tbl, column_name AS name,
           data_type || coalesce('(' || character_maximum_length || ')', '') AS type,
           is_nullable = 'YES' AS nullable,
           CASE WHEN column_default LIKE 'nextval(%' THEN 'nextval' ELSE column_default END
             AS default_
      FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name NOT LIKE 'tortoise_%'
    """,
    """
    SELECT t.relname AS tbl, i.relname AS idx, x.indisunique AS is_unique, a.attname AS name
      FROM pg_index x
      JOIN pg_class i ON i.oid = x.indexrelid
      JOIN pg_class t ON t.oid = x.indrelid AND t.relnamespace = 'public'::regnamespace
      JOIN unnest(x.indkey) WITH ORDINALITY k(attnum, place) ON true
      LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum AND k.attnum > 0
     WHERE t.relname NOT LIKE 'tortoise_%' AND NOT x.indisprimary AND k.place <= x.indnkeyatts
     ORDER BY t.relname, i.relname, k.place
    """,
    """
    SELECT t.relname AS tbl, a.attname AS name, r.relname AS target,
           CASE c.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'r' THEN 'RESTRICT'
                WHEN 'n' THEN 'SET NULL' WHEN 'a' THEN 'NO ACTION' ELSE c.confdeltype::text END
             AS on_delete
      FROM pg_constraint c
      JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class r ON r.oid = c.confrelid
      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (c.conkey)
     WHERE c.contype = 'f' AND t.relnamespace = 'public'::regnamespace
    """,
    """
    SELECT t.relname AS tbl, g.tgname AS name
      FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid
     WHERE NOT g.tgisinternal
    """,
)
