"""The people of the shop."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

import strawberry

from models import Staff
from models.people.adding import add_staff as add
from models.people.changing import change_staff
from resolvers.arguments import INPUT
from resolvers.context import Info
from resolvers.ids import make_id, read_id
from resolvers.inputs.staff import AddStaffInput, UpdateStaffInput
from resolvers.seeing import the_person, visible_staff
from resolvers.telling import done_and_told

__all__ = ["ChangedStaff", "add_staff", "last_log_in_at", "staff", "staff_id", "update_staff"]

OfStaff = strawberry.Parent[Staff]


@dataclass(frozen=True)
class ChangedStaff:
    """A person as they now are."""

    staff: Staff


async def staff(info: Info) -> list[Staff]:
    """The shop's people, those who have left after the others."""
    return await visible_staff(info.context.viewer).order_by("-active", "id")


async def add_staff(info: Info, input: Annotated[AddStaffInput, INPUT]) -> ChangedStaff:
    """Add a person to the shop."""
    me = the_person(info.context.viewer)
    person = await add(
        me.shop_id,
        name=input.name,
        email=input.email,
        role=input.role,
        language=input.language,
        password=input.password,
        by=me,
    )
    return ChangedStaff(person)


async def update_staff(info: Info, input: Annotated[UpdateStaffInput, INPUT]) -> ChangedStaff:
    """Change a person; the streams of one who may no longer end."""
    it, id_ = info.context, read_id(input.staff_id, "Staff", "staffId")
    work = change_staff(id_, the_person(it.viewer), input.change())
    return ChangedStaff(await done_and_told(it, work))


def staff_id(root: OfStaff) -> strawberry.ID:
    """The person's global id."""
    return strawberry.ID(make_id("Staff", root.id))


async def last_log_in_at(root: OfStaff, info: Info) -> datetime | None:
    """When the person last logged in; None when never."""
    return await info.context.loaders.last_log_in.load(root.id)
