"""Who of the staff may change whom."""

from models.errors import Forbidden
from models.people.rights import ROLE_RIGHTS, Right, Role, forbidden
from models.people.tables import Staff
from models.words import Label

__all__ = ["refuse_lower"]

_CHANGE_OWNERS = Label(
    "nombrar ni cambiar dueños: solo otro dueño puede",
    "make or change an owner: only an owner may",
)


async def refuse_lower(by: Staff, *roles: Role) -> None:
    """Refuse whoever may not deal with people of these roles, by what `by` is at this moment.

    Call it under the shop's lock: somebody may have taken the right away since the request came.
    """
    now_is = await Staff.get(id=by.id)
    if not now_is.active or Right.SETTINGS not in ROLE_RIGHTS[now_is.role]:
        raise forbidden(Right.SETTINGS)
    if Role.OWNER in roles and now_is.role is not Role.OWNER:
        raise Forbidden(right=Role.OWNER, deed=_CHANGE_OWNERS)
