"""Inputs about the people of a shop, and about oneself."""

import strawberry

from models.people.changing import StaffChange
from resolvers.enums import Role
from resolvers.inputs.fields import optional, required

__all__ = [
    "AddStaffInput",
    "ChangePasswordInput",
    "EndSessionInput",
    "UpdateStaffInput",
    "UpdateViewerInput",
]

_NAME = "The person's name, up to 120 characters"
_LANGUAGE = "`es` or `en`: what the person reads"
_PASSWORD = "10 to 500 characters"  # noqa: S105 (words, not a secret)


@strawberry.input(description="Add a person to the shop.")
class AddStaffInput:
    """A new person."""

    name: str = required(f"{_NAME}.")
    email: str = required("The person's e-mail, for logging in; nobody else's.")
    role: Role = required("What the person is; only an OWNER adds an OWNER.")
    language: str = strawberry.field(description=f"{_LANGUAGE}.", default="es")
    password: str = required(f"{_PASSWORD}; the person may change it.")


@strawberry.input(description="Change a person of the shop. What is absent or null stays as it is.")
class UpdateStaffInput:
    """A change of a person."""

    staff_id: strawberry.ID = required("The person's global id.")
    name: str | None = optional(f"{_NAME}.")
    role: Role | None = optional("What the person is from the next request on.")
    language: str | None = optional(f"{_LANGUAGE}.")
    active: bool | None = optional("Whether the person may log in; false ends all sessions.")
    password: str | None = optional(
        f"{_PASSWORD}; ends all sessions. One's own is changed by changePassword."
    )

    def change(self) -> StaffChange:
        """The input as the action takes it."""
        return StaffChange(
            name=self.name,
            language=self.language,
            role=self.role,
            active=self.active,
            password=self.password,
        )


@strawberry.input(description="Change one's own name and language.")
class UpdateViewerInput:
    """Oneself."""

    name: str | None = optional(f"{_NAME}; as it is when absent.")
    language: str | None = optional(f"{_LANGUAGE}; as it is when absent.")


@strawberry.input(description="Give oneself another password.")
class ChangePasswordInput:
    """A new password."""

    current: str = required("The present password; wrong ones are counted as at log-in.")
    new: str = required(f"{_PASSWORD}.")


@strawberry.input(description="End one of one's own sessions.")
class EndSessionInput:
    """A session's end."""

    session_id: strawberry.ID = required("The session's global id.")
