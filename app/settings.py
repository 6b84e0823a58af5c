"""Settings: one frozen object, read once from the environment at the edge and handed down."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from models.secrets import Links

__all__ = ["Settings", "SettingsError", "read_settings"]

DATABASES = ("sqlite", "postgres", "postgresql")
BUSES = ("memory", "redis", "rediss", "postgres", "postgresql")
MAILS = ("smtp", "smtps", "smtp+starttls")


class SettingsError(Exception):
    """A setting is missing or cannot be read; the message names it and says what to write."""


@dataclass(frozen=True)
class Settings:
    """How this process runs. URLs choose the database, the bus and the mail server."""

    host: str
    port: int
    data_dir: Path
    database_url: str = field(repr=False)
    bus_url: str = field(repr=False)
    smtp_url: str = field(repr=False)
    mail_from: str
    public_url: str
    allowed_origins: tuple[str, ...]
    secret: bytes = field(repr=False)

    @property
    def links(self) -> Links:
        """What makes the addresses in letters and answers."""
        return Links(self.secret, self.public_url)

    @property
    def is_secure(self) -> bool:
        """Whether people reach it by https: cookies are then Secure."""
        return self.public_url.startswith("https://")


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Settings from environment variables; what is absent gets the embedded default.

    HOST, PORT, DATA_DIR, DATABASE_URL, BUS_URL, SMTP_URL, MAIL_FROM, PUBLIC_URL, ALLOWED_ORIGINS
    (comma-separated) and SECRET_KEY; without the last, one is made and kept in DATA_DIR.
    """
    host, port = environ.get("HOST") or "127.0.0.1", _port(environ.get("PORT") or "8000")
    data_dir = Path(environ.get("DATA_DIR") or "var").absolute()
    public_url = environ.get("PUBLIC_URL") or f"http://{_browsable(host)}:{port}"
    return Settings(
        host=host,
        port=port,
        data_dir=data_dir,
        database_url=_url(
            environ, "DATABASE_URL", DATABASES, f"sqlite://{data_dir / 'mis-ordenes.db'}"
        ),
        bus_url=_url(environ, "BUS_URL", BUSES, "memory://"),
        smtp_url=_url(environ, "SMTP_URL", MAILS, ""),
        mail_from=environ.get("MAIL_FROM") or "mis-ordenes@localhost",
        public_url=public_url.rstrip("/"),
        allowed_origins=tuple(filter(None, environ.get("ALLOWED_ORIGINS", "").split(","))),
        secret=_secret(environ.get("SECRET_KEY"), data_dir),
    )


def _port(text: str) -> int:
    if not text.isdigit() or not 0 <= int(text) < 65536:
        raise SettingsError(f"PORT must be a number from 0 to 65535, not {text!r}.")
    return int(text)


def _browsable(host: str) -> str:
    return "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 (comparing, not binding)


def _url(environ: Mapping[str, str], name: str, schemes: tuple[str, ...], default: str) -> str:
    url = environ.get(name) or default
    if url and urlsplit(url).scheme not in schemes:
        known = ", ".join(f"{scheme}://" for scheme in schemes)
        raise SettingsError(f"{name} must begin with one of {known}")
    return url


def _secret(given: str | None, data_dir: Path) -> bytes:
    if given is not None:
        if len(given) < 32:
            raise SettingsError("SECRET_KEY must have at least 32 characters.")
        return given.encode()
    path = data_dir / "secret.key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_bytes()
