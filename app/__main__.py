"""`mis-ordenes`, also `python -m app`."""

from app.commands import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
