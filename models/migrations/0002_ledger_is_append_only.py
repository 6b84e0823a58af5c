"""The ledger refuses to be changed, whoever asks: triggers, since the code has no such statement."""

from typing import Any

from tortoise import migrations
from tortoise.migrations import operations as ops

REFUSAL = "the ledger is append-only: write a reversal instead"


def _sqlite(event: str) -> str:
    return (
        f'CREATE TRIGGER "transaction_no_{event.lower()}" BEFORE {event} ON "transaction"'
        f" BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )


POSTGRES = (
    "CREATE FUNCTION transaction_is_append_only() RETURNS trigger LANGUAGE plpgsql AS"
    f" $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
    "CREATE TRIGGER transaction_is_append_only BEFORE UPDATE OR DELETE"
    ' ON "transaction" FOR EACH ROW EXECUTE FUNCTION transaction_is_append_only()',
)


async def forward(apps: Any, editor: Any) -> None:
    """Make the triggers, in the engine's own words."""
    client = editor.client
    is_sqlite = client.capabilities.dialect == "sqlite"
    for statement in (_sqlite("UPDATE"), _sqlite("DELETE")) if is_sqlite else POSTGRES:
        await client.execute_query(statement)


async def backward(apps: Any, editor: Any) -> None:
    """Drop them again."""
    client = editor.client
    if client.capabilities.dialect == "sqlite":
        await client.execute_query('DROP TRIGGER "transaction_no_update"')
        await client.execute_query('DROP TRIGGER "transaction_no_delete"')
    else:
        await client.execute_query("DROP FUNCTION transaction_is_append_only CASCADE")


class Migration(migrations.Migration):
    dependencies = [("models", "0001_initial")]

    operations = [ops.RunPython(forward, backward)]
