"""Results as they go out on both transports."""

from typing import Any

import orjson
from strawberry.types import ExecutionResult

__all__ = ["encoded"]


def encoded(result: ExecutionResult) -> str:
    """An execution's result as JSON; text, since bytes would go out as binary frames."""
    payload: dict[str, Any] = {"data": result.data}
    if result.errors:
        payload["errors"] = [error.formatted for error in result.errors]
    if result.extensions:
        payload["extensions"] = result.extensions
    return orjson.dumps(payload).decode()
