"""The event bus: broadcaster behind the resolvers' small interface, over connections that mend."""

from app.bus.hub import BroadcastBus
from app.bus.opening import open_bus

__all__ = ["BroadcastBus", "open_bus"]
