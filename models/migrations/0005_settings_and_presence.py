from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops

from models.clock import now
from models.fields import UtcDatetimeField


class Migration(migrations.Migration):
    dependencies = [("models", "0004_bell_and_alarm")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Presence",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "staff",
                    fields.ForeignKeyField(
                        "models.Staff",
                        source_field="staff_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "order",
                    fields.ForeignKeyField(
                        "models.Order",
                        source_field="order_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("token", fields.CharField(unique=True, max_length=32)),
                ("opened_at", UtcDatetimeField(default=now, auto_now=False, auto_now_add=False)),
                (
                    "seen_at",
                    UtcDatetimeField(
                        default=now, db_index=True, auto_now=False, auto_now_add=False
                    ),
                ),
            ],
            options={
                "table": "presence",
                "app": "models",
                "pk_attr": "id",
                "table_description": "One open page of one order, `token` is its stream and tells two tabs of a person apart.",
            },
            bases=["Model"],
        ),
        ops.AddField(
            model_name="Shop",
            name="address",
            field=fields.CharField(default="", db_default="", max_length=300),
        ),
        ops.AddField(
            model_name="Shop",
            name="color",
            field=fields.CharField(default="", db_default="", max_length=7),
        ),
        ops.AddField(
            model_name="Shop",
            name="contact_email",
            field=fields.CharField(default="", db_default="", max_length=254),
        ),
        ops.AddField(
            model_name="Shop",
            name="contact_phone",
            field=fields.CharField(default="", db_default="", max_length=20),
        ),
        ops.AddField(
            model_name="Shop",
            name="logo_url",
            field=fields.CharField(default="", db_default="", max_length=500),
        ),
        ops.AddField(
            model_name="Shop",
            name="map_url",
            field=fields.CharField(default="", db_default="", max_length=500),
        ),
        ops.AddField(
            model_name="Shop",
            name="opening_hours",
            field=fields.CharField(default="", db_default="", max_length=500),
        ),
        ops.AddField(
            model_name="Shop",
            name="version",
            field=fields.IntField(default=1, db_default=1),
        ),
    ]
