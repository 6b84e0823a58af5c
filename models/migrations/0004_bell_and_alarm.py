from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from models.events.tables import EventKind
from models.fields import UtcDatetimeField
from models.members import MoreMembers
from models.notifications import NotificationKind
from models.preferences import Delivery


class Migration(migrations.Migration):
    dependencies = [("models", "0003_indexes_of_counts_and_references")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Preference",
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
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "kind",
                    fields.CharEnumField(
                        description="NEW_ORDER: NEW_ORDER\nPAYMENT_REGISTERED: PAYMENT_REGISTERED\nORDER_CANCELLED: ORDER_CANCELLED\nORDER_UNACCEPTED: ORDER_UNACCEPTED\nLETTER_FAILED: LETTER_FAILED",
                        enum_type=NotificationKind,
                        max_length=24,
                    ),
                ),
                (
                    "delivery",
                    fields.CharEnumField(
                        description="BELL: BELL\nLETTER: LETTER\nBOTH: BOTH\nNONE: NONE",
                        enum_type=Delivery,
                        max_length=8,
                    ),
                ),
            ],
            options={
                "table": "preference",
                "app": "models",
                "unique_together": (("staff", "kind"),),
                "pk_attr": "id",
                "table_description": "What one person chose for one kind, without a row it is BELL.",
            },
            bases=["Model"],
        ),
        MoreMembers(
            model_name="Event",
            name="kind",
            field=fields.CharEnumField(
                description="ORDER_PLACED: ORDER_PLACED\nORDER_ACCEPTED: ORDER_ACCEPTED\nSTATUS_ADVANCED: STATUS_ADVANCED\nPAYMENT_REGISTERED: PAYMENT_REGISTERED\nORDER_CANCELLED: ORDER_CANCELLED\nSTATUS_REVERTED: STATUS_REVERTED\nNOTE_ADDED: NOTE_ADDED\nORDER_UNACCEPTED: ORDER_UNACCEPTED\nLETTER_FAILED: LETTER_FAILED\nLINK_ROTATED: LINK_ROTATED",
                enum_type=EventKind,
                max_length=24,
            ),
        ),
        MoreMembers(
            model_name="Notification",
            name="kind",
            field=fields.CharEnumField(
                description="NEW_ORDER: NEW_ORDER\nPAYMENT_REGISTERED: PAYMENT_REGISTERED\nORDER_CANCELLED: ORDER_CANCELLED\nORDER_UNACCEPTED: ORDER_UNACCEPTED\nLETTER_FAILED: LETTER_FAILED",
                enum_type=NotificationKind,
                max_length=24,
            ),
        ),
        ops.AddField(
            model_name="Order",
            name="acceptable_at",
            field=UtcDatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Order",
            name="alarm_due_at",
            field=UtcDatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Order",
            name="alarmed_at",
            field=UtcDatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddIndex(
            model_name="Order",
            index=Index(fields=["alarm_due_at"]),
        ),
        ops.AddField(
            model_name="Shop",
            name="accept_within",
            field=fields.IntField(default=15, db_default=15),
        ),
    ]
