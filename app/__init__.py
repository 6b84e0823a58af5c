"""How the order desk runs: the ASGI app, its settings, the bus, the mail worker, the commands."""
