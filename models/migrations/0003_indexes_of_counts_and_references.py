from tortoise import migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("models", "0002_ledger_is_append_only")]

    initial = False

    operations = [
        ops.AddIndex(
            model_name="Order",
            index=Index(fields=["shop_id", "status", "payment_status", "placed_at", "id"]),
        ),
        ops.AddIndex(
            model_name="Transaction",
            index=Index(fields=["shop_id", "reference", "registered_at", "id"]),
        ),
    ]
