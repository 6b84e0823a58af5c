from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from models.clock import now
from models.events.actors import ActorKind
from models.events.tables import EventKind
from models.fields import UtcDatetimeField
from models.letters.tables import LetterStatus
from models.notifications import NotificationKind
from models.orders.balance import PaymentStatus
from models.orders.workflow import CancelReason, DispatchMethod, Policy, Status
from models.people.rights import Role
from models.transactions import TransactionKind, TransactionStatus


class Migration(migrations.Migration):
    initial = True

    operations = [
        ops.CreateModel(
            name="LoginAttempt",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                ("subject", fields.CharField(max_length=64)),
                ("at", UtcDatetimeField(default=now, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "login_attempt",
                "app": "models",
                "indexes": [Index(fields=["subject", "at"])],
                "pk_attr": "id",
                "table_description": "A failed log-in, counted against its e-mail and its address, both stored as hashes.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Shop",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                ("name", fields.CharField(max_length=120)),
                ("emails", fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ("language", fields.CharField(default="es", max_length=8)),
                ("currency", fields.CharField(default="COP", max_length=3)),
                ("country", fields.CharField(default="CO", max_length=2)),
                ("time_zone", fields.CharField(default="America/Bogota", max_length=64)),
                ("event_seq", fields.BigIntField(default=0)),
                ("order_seq", fields.BigIntField(default=1000)),
                ("is_demo", fields.BooleanField(default=False)),
                ("created_at", UtcDatetimeField(default=now, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "shop",
                "app": "models",
                "pk_attr": "id",
                "table_description": "A shop, nothing of it is visible to another.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ApiKey",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "shop",
                    fields.ForeignKeyField(
                        "models.Shop",
                        source_field="shop_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("name", fields.CharField(max_length=80)),
                ("hint", fields.CharField(max_length=12)),
                ("key_hash", fields.CharField(unique=True, max_length=64)),
                ("scopes", fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ("created_at", UtcDatetimeField(default=now, auto_now=False, auto_now_add=False)),
                ("revoked_at", UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "api_key",
                "app": "models",
                "pk_attr": "id",
                "table_description": "A storefront's key: only its hash is kept, and its first characters to know it by.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Customer",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "shop",
                    fields.ForeignKeyField(
                        "models.Shop",
                        source_field="shop_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("name", fields.CharField(max_length=200)),
                ("phone", fields.CharField(default="", max_length=20)),
                ("email", fields.CharField(default="", max_length=254)),
            ],
            options={
                "table": "customer",
                "app": "models",
                "unique_together": (("shop", "email", "phone", "name"),),
                "pk_attr": "id",
                "table_description": "Who ordered, exactly as given, another phone or address makes another row.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="IdempotencyKey",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "shop",
                    fields.ForeignKeyField(
                        "models.Shop",
                        source_field="shop_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("key", fields.CharField(max_length=100)),
                ("fingerprint", fields.CharField(max_length=64)),
                (
                    "created_at",
                    UtcDatetimeField(
                        default=now, db_index=True, auto_now=False, auto_now_add=False
                    ),
                ),
            ],
            options={
                "table": "idempotency_key",
                "app": "models",
                "unique_together": (("shop", "key"),),
                "pk_attr": "id",
                "table_description": "A key that a client sent with a mutation, and the hash of what it asked for.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="PaymentMethod",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "shop",
                    fields.ForeignKeyField(
                        "models.Shop",
                        source_field="shop_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("code", fields.CharField(max_length=40)),
                ("name_es", fields.CharField(max_length=80)),
                ("name_en", fields.CharField(max_length=80)),
                (
                    "policy",
                    fields.CharEnumField(
                        description="ONLINE: ONLINE\nPREPAID: PREPAID\nON_DELIVERY: ON_DELIVERY",
                        enum_type=Policy,
                        max_length=16,
                    ),
                ),
                ("active", fields.BooleanField(default=True)),
            ],
            options={
                "table": "payment_method",
                "app": "models",
                "unique_together": (("shop", "code"),),
                "pk_attr": "id",
                "table_description": "A way to pay in one shop, its policy decides when the money has to be in.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Order",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "shop",
                    fields.ForeignKeyField(
                        "models.Shop",
                        source_field="shop_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("number", fields.BigIntField()),
                ("external_id", fields.CharField(max_length=100)),
                ("fingerprint", fields.CharField(max_length=64)),
                ("version", fields.IntField(default=1)),
                (
                    "status",
                    fields.CharEnumField(
                        default=Status.RECEIVED,
                        description="RECEIVED: RECEIVED\nACCEPTED: ACCEPTED\nPREPARING: PREPARING\nSHIPPED: SHIPPED\nREADY_FOR_PICKUP: READY_FOR_PICKUP\nCOMPLETED: COMPLETED\nCANCELLED: CANCELLED",
                        enum_type=Status,
                        max_length=20,
                    ),
                ),
                (
                    "cancelled_from",
                    fields.CharEnumField(
                        null=True,
                        description="RECEIVED: RECEIVED\nACCEPTED: ACCEPTED\nPREPARING: PREPARING\nSHIPPED: SHIPPED\nREADY_FOR_PICKUP: READY_FOR_PICKUP\nCOMPLETED: COMPLETED\nCANCELLED: CANCELLED",
                        enum_type=Status,
                        max_length=20,
                    ),
                ),
                (
                    "cancel_reason",
                    fields.CharEnumField(
                        null=True,
                        description="CUSTOMER_REQUEST: CUSTOMER_REQUEST\nOUT_OF_STOCK: OUT_OF_STOCK\nPAYMENT_NOT_RECEIVED: PAYMENT_NOT_RECEIVED\nDUPLICATE: DUPLICATE\nSUSPECTED_FRAUD: SUSPECTED_FRAUD\nOTHER: OTHER\nREFUSED_AT_DOOR: REFUSED_AT_DOOR\nUNREACHABLE: UNREACHABLE\nRETURNED: RETURNED\nNOT_COLLECTED: NOT_COLLECTED",
                        enum_type=CancelReason,
                        max_length=24,
                    ),
                ),
                (
                    "payment_status",
                    fields.CharEnumField(
                        description="PENDING: PENDING\nPARTIALLY_PAID: PARTIALLY_PAID\nPAID: PAID\nOVERPAID: OVERPAID\nREFUND_DUE: REFUND_DUE\nREFUNDED: REFUNDED",
                        enum_type=PaymentStatus,
                        max_length=20,
                    ),
                ),
                (
                    "payment_method",
                    fields.ForeignKeyField(
                        "models.PaymentMethod",
                        source_field="payment_method_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "policy",
                    fields.CharEnumField(
                        description="ONLINE: ONLINE\nPREPAID: PREPAID\nON_DELIVERY: ON_DELIVERY",
                        enum_type=Policy,
                        max_length=16,
                    ),
                ),
                (
                    "dispatch_method",
                    fields.CharEnumField(
                        description="DELIVERY: DELIVERY\nPICKUP: PICKUP",
                        enum_type=DispatchMethod,
                        max_length=16,
                    ),
                ),
                (
                    "customer",
                    fields.ForeignKeyField(
                        "models.Customer",
                        source_field="customer_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("city", fields.CharField(max_length=120)),
                ("currency", fields.CharField(max_length=3)),
                ("subtotal", fields.BigIntField()),
                ("shipping", fields.BigIntField(default=0)),
                ("tax", fields.BigIntField(default=0)),
                ("fees", fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ("discount", fields.BigIntField(default=0)),
                ("total", fields.BigIntField()),
                ("paid", fields.BigIntField(default=0)),
                ("language", fields.CharField(default="es", max_length=8)),
                ("note", fields.TextField(default="", unique=False)),
                ("source", fields.CharField(max_length=16)),
                ("tracking_nonce", fields.CharField(max_length=32)),
                ("tracking_hash", fields.CharField(unique=True, max_length=64)),
                ("search_text", fields.TextField(default="", unique=False)),
                ("search_contact", fields.TextField(default="", unique=False)),
                ("placed_at", UtcDatetimeField(default=now, auto_now=False, auto_now_add=False)),
                ("accepted_at", UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("preparing_at", UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("dispatched_at", UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("completed_at", UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("cancelled_at", UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "order",
                "app": "models",
                "unique_together": (("shop", "number"), ("shop", "external_id")),
                "indexes": [
                    Index(fields=["shop_id", "placed_at", "id"]),
                    Index(fields=["shop_id", "total", "id"]),
                    Index(fields=["shop_id", "status", "placed_at", "id"]),
                    Index(fields=["shop_id", "payment_status", "placed_at", "id"]),
                    Index(fields=["shop_id", "payment_method_id", "placed_at", "id"]),
                    Index(fields=["shop_id", "dispatch_method", "placed_at", "id"]),
                    Index(fields=["shop_id", "city", "placed_at", "id"]),
                ],
                "pk_attr": "id",
                "table_description": "The head of an order, money in integer minor units of `currency`.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Dispatch",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "order",
                    fields.OneToOneField(
                        "models.Order",
                        source_field="order_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "method",
                    fields.CharEnumField(
                        description="DELIVERY: DELIVERY\nPICKUP: PICKUP",
                        enum_type=DispatchMethod,
                        max_length=16,
                    ),
                ),
                ("recipient", fields.CharField(default="", max_length=200)),
                ("address", fields.CharField(default="", max_length=300)),
                ("address_extra", fields.CharField(default="", max_length=200)),
                ("region", fields.CharField(default="", max_length=120)),
                ("postal_code", fields.CharField(default="", max_length=20)),
                ("country", fields.CharField(default="", max_length=2)),
                ("instructions", fields.CharField(default="", max_length=500)),
                ("pickup_point", fields.CharField(default="", max_length=300)),
            ],
            options={
                "table": "dispatch",
                "app": "models",
                "pk_attr": "id",
                "table_description": "How one order reaches its customer: an address for DELIVERY, a pickup point for PICKUP.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "shop",
                    fields.ForeignKeyField(
                        "models.Shop",
                        source_field="shop_id",
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
                ("key", fields.CharField(unique=True, max_length=120)),
                ("to", fields.CharField(max_length=254)),
                ("sender_name", fields.CharField(max_length=120)),
                ("subject", fields.CharField(max_length=300)),
                ("text", fields.TextField(unique=False)),
                ("html", fields.TextField(unique=False)),
                ("language", fields.CharField(max_length=8)),
                (
                    "status",
                    fields.CharEnumField(
                        default=LetterStatus.QUEUED,
                        description="QUEUED: QUEUED\nSENDING: SENDING\nSENT: SENT\nFAILED: FAILED",
                        enum_type=LetterStatus,
                        max_length=12,
                    ),
                ),
                ("attempts", fields.IntField(default=0)),
                ("due_at", UtcDatetimeField(default=now, auto_now=False, auto_now_add=False)),
                ("claimed_until", UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("last_error", fields.CharField(default="", max_length=500)),
                ("created_at", UtcDatetimeField(default=now, auto_now=False, auto_now_add=False)),
                ("sent_at", UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "letter",
                "app": "models",
                "indexes": [Index(fields=["status", "due_at", "id"])],
                "pk_attr": "id",
                "table_description": "One letter to one address, as it will be (or was) sent.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="OrderLine",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
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
                ("position", fields.IntField()),
                ("sku", fields.CharField(default="", max_length=100)),
                ("name", fields.CharField(max_length=300)),
                ("options", fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ("quantity", fields.IntField()),
                ("unit_price", fields.BigIntField()),
                ("line_total", fields.BigIntField()),
                ("image_url", fields.CharField(default="", max_length=2000)),
                ("note", fields.CharField(default="", max_length=500)),
            ],
            options={
                "table": "order_line",
                "app": "models",
                "pk_attr": "id",
                "table_description": "One product of an order, as it was sold.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Staff",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "shop",
                    fields.ForeignKeyField(
                        "models.Shop",
                        source_field="shop_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("name", fields.CharField(max_length=120)),
                ("email", fields.CharField(unique=True, max_length=254)),
                (
                    "role",
                    fields.CharEnumField(
                        description="OWNER: OWNER\nADMIN: ADMIN\nOPERATOR: OPERATOR\nPICKER: PICKER",
                        enum_type=Role,
                        max_length=16,
                    ),
                ),
                ("language", fields.CharField(default="es", max_length=8)),
                ("password_hash", fields.CharField(max_length=200)),
                ("active", fields.BooleanField(default=True)),
                ("created_at", UtcDatetimeField(default=now, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "staff",
                "app": "models",
                "pk_attr": "id",
                "table_description": "A person who works in a shop, `password_hash` is argon2's.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "shop",
                    fields.ForeignKeyField(
                        "models.Shop",
                        source_field="shop_id",
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
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("number", fields.BigIntField()),
                (
                    "kind",
                    fields.CharEnumField(
                        description="ORDER_PLACED: ORDER_PLACED\nORDER_ACCEPTED: ORDER_ACCEPTED\nSTATUS_ADVANCED: STATUS_ADVANCED\nPAYMENT_REGISTERED: PAYMENT_REGISTERED\nORDER_CANCELLED: ORDER_CANCELLED\nSTATUS_REVERTED: STATUS_REVERTED\nNOTE_ADDED: NOTE_ADDED",
                        enum_type=EventKind,
                        max_length=24,
                    ),
                ),
                (
                    "actor_kind",
                    fields.CharEnumField(
                        description="STAFF: STAFF\nSTOREFRONT: STOREFRONT\nGATEWAY: GATEWAY\nIMPORT: IMPORT\nSYSTEM: SYSTEM",
                        enum_type=ActorKind,
                        max_length=12,
                    ),
                ),
                ("actor_name", fields.CharField(default="", max_length=120)),
                (
                    "staff",
                    fields.ForeignKeyField(
                        "models.Staff",
                        source_field="staff_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("data", fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ("at", UtcDatetimeField(default=now, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "event",
                "app": "models",
                "unique_together": (("shop", "number"),),
                "indexes": [Index(fields=["order_id", "number"])],
                "pk_attr": "id",
                "table_description": "One thing that happened, `number` is dense per shop, `data` holds what its kind says.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Notification",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "shop",
                    fields.ForeignKeyField(
                        "models.Shop",
                        source_field="shop_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
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
                ("event_number", fields.BigIntField()),
                ("order_number", fields.BigIntField()),
                (
                    "kind",
                    fields.CharEnumField(
                        description="NEW_ORDER: NEW_ORDER\nPAYMENT_REGISTERED: PAYMENT_REGISTERED\nORDER_CANCELLED: ORDER_CANCELLED",
                        enum_type=NotificationKind,
                        max_length=24,
                    ),
                ),
                ("created_at", UtcDatetimeField(default=now, auto_now=False, auto_now_add=False)),
                ("read_at", UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "notification",
                "app": "models",
                "unique_together": (("staff", "event_number"),),
                "indexes": [Index(fields=["staff_id", "read_at"])],
                "pk_attr": "id",
                "table_description": "One ring for one person, `event_number` is its cursor within the shop.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Session",
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
                ("token_hash", fields.CharField(unique=True, max_length=64)),
                ("user_agent", fields.CharField(default="", max_length=200)),
                ("created_at", UtcDatetimeField(default=now, auto_now=False, auto_now_add=False)),
                ("expires_at", UtcDatetimeField(auto_now=False, auto_now_add=False)),
                ("revoked_at", UtcDatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "session",
                "app": "models",
                "pk_attr": "id",
                "table_description": "One log-in of one person, only the hash of its token is kept.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Transaction",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "shop",
                    fields.ForeignKeyField(
                        "models.Shop",
                        source_field="shop_id",
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
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "payment_method",
                    fields.ForeignKeyField(
                        "models.PaymentMethod",
                        source_field="payment_method_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "kind",
                    fields.CharEnumField(
                        description="PAYMENT: PAYMENT\nREVERSAL: REVERSAL\nREFUND: REFUND",
                        enum_type=TransactionKind,
                        max_length=12,
                    ),
                ),
                (
                    "status",
                    fields.CharEnumField(
                        description="PENDING: PENDING\nSETTLED: SETTLED",
                        enum_type=TransactionStatus,
                        max_length=12,
                    ),
                ),
                ("amount", fields.BigIntField()),
                ("currency", fields.CharField(max_length=3)),
                ("reference", fields.CharField(default="", max_length=100)),
                ("note", fields.CharField(default="", max_length=500)),
                ("override_reason", fields.CharField(default="", max_length=500)),
                (
                    "actor_kind",
                    fields.CharEnumField(
                        description="STAFF: STAFF\nSTOREFRONT: STOREFRONT\nGATEWAY: GATEWAY\nIMPORT: IMPORT\nSYSTEM: SYSTEM",
                        enum_type=ActorKind,
                        max_length=12,
                    ),
                ),
                ("actor_name", fields.CharField(default="", max_length=120)),
                (
                    "staff",
                    fields.ForeignKeyField(
                        "models.Staff",
                        source_field="staff_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "registered_at",
                    UtcDatetimeField(default=now, auto_now=False, auto_now_add=False),
                ),
                ("received_on", fields.DateField(null=True)),
            ],
            options={
                "table": "transaction",
                "app": "models",
                "indexes": [
                    Index(fields=["shop_id", "registered_at", "id"]),
                    Index(fields=["shop_id", "reference"]),
                    Index(fields=["shop_id", "received_on", "id"]),
                    Index(fields=["order_id", "status", "id"]),
                ],
                "pk_attr": "id",
                "table_description": "A movement of money on one order, `amount` in minor units of `currency`.",
            },
            bases=["Model"],
        ),
    ]
