"""Settings: one frozen object, read once from the environment at the edge and handed down."""

import os
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from models.secrets import Links

__all__ = ["Settings", "SettingsError", "read_settings"]

DATABASES = ("sqlite", "postgres", "postgresql")
BUSES = ("memory", "redis", "rediss", "postgres", "postgresql")
MAILS = ("smtp", "smtps", "smtp+starttls")
SHORTEST_SECRET = 32

_PUBLIC = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?", re.IGNORECASE)
_ORIGIN = re.compile(r"https?://[^\s/?#@,]+")
_ADDRESS = re.compile(r"[^\s@<>\"(),:;]+@[^\s@<>\"(),:;]+")


class SettingsError(Exception):
    """A setting is missing or cannot be read; the message names it and says what to write."""


@dataclass(frozen=True)
class Settings:
    """How this process runs. URLs choose the database, the bus and the mail server.

    `is_demo` shows the demo shop's log-in to everybody; only `serve --demo` sets it.
    """

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
    is_demo: bool = False

    @property
    def links(self) -> Links:
        """What makes the addresses in letters and answers."""
        return Links(self.secret, self.public_url)

    @property
    def is_secure(self) -> bool:
        """Whether people reach it by https: cookies are then Secure."""
        return urlsplit(self.public_url).scheme == "https"


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Settings from environment variables; what is absent gets the embedded default.

    HOST, PORT, DATA_DIR, DATABASE_URL, BUS_URL, SMTP_URL, MAIL_FROM, PUBLIC_URL, ALLOWED_ORIGINS
    (comma-separated) and SECRET_KEY; without the last, one is made and kept in DATA_DIR.
    """
    host, port = _given(environ, "HOST", "127.0.0.1"), _port(_given(environ, "PORT", "8000"))
    data_dir = Path(_given(environ, "DATA_DIR", "var")).absolute()
    database = f"sqlite://{data_dir / 'mis-ordenes.db'}"
    return Settings(
        host=host,
        port=port,
        data_dir=data_dir,
        database_url=_url(environ, "DATABASE_URL", DATABASES, database),
        bus_url=_url(environ, "BUS_URL", BUSES, "memory://"),
        smtp_url=_url(environ, "SMTP_URL", MAILS, ""),
        mail_from=_address(_given(environ, "MAIL_FROM", "mis-ordenes@localhost")),
        public_url=_public_url(_given(environ, "PUBLIC_URL", f"http://{_browsable(host)}:{port}")),
        allowed_origins=_origins(_given(environ, "ALLOWED_ORIGINS", "")),
        secret=_secret(environ.get("SECRET_KEY"), data_dir),
    )


def _given(environ: Mapping[str, str], name: str, default: str) -> str:
    return environ.get(name, "").strip() or default


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 6 and int(text) < 65536):
        raise SettingsError(f"PORT must be a number from 0 to 65535, not {text[:40]!r}.")
    return int(text)


def _browsable(host: str) -> str:
    if host in ("0.0.0.0", "::"):  # noqa: S104 (comparing, not binding)
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def _url(environ: Mapping[str, str], name: str, schemes: tuple[str, ...], default: str) -> str:
    url = _given(environ, name, default)
    if url and not _is_url(url, schemes):
        known = ", ".join(f"{scheme}://" for scheme in schemes)
        raise SettingsError(f"{name} must be an address that begins with one of {known}")
    return url


def _is_url(url: str, schemes: tuple[str, ...]) -> bool:
    """Whether it can be taken apart: a wrong port or bracket raises only when it is looked at."""
    try:
        parts = urlsplit(url)
        _ = parts.scheme == "sqlite" or parts.port
    except ValueError:
        return False
    return parts.scheme in schemes


def _public_url(url: str) -> str:
    if not _PUBLIC.fullmatch(url) or not _is_url(url, ("http", "https")):
        raise SettingsError("PUBLIC_URL must be an address such as https://pedidos.example.com")
    return url.rstrip("/")


def _address(text: str) -> str:
    if not _ADDRESS.fullmatch(text) or not text.isascii():
        raise SettingsError("MAIL_FROM must be one e-mail address, such as tienda@example.com")
    return text


def _origins(text: str) -> tuple[str, ...]:
    origins = [part.strip().rstrip("/").lower() for part in text.split(",") if part.strip()]
    for origin in origins:
        if origin != "*" and not (_ORIGIN.fullmatch(origin) and _is_url(origin, ("http", "https"))):
            raise SettingsError("ALLOWED_ORIGINS must be a list such as https://a.co,https://b.co")
    return tuple(origins)


def _secret(given: str | None, data_dir: Path) -> bytes:
    if given is not None:
        if len(given) < SHORTEST_SECRET:
            raise SettingsError(f"SECRET_KEY must have at least {SHORTEST_SECRET} characters.")
        return given.encode()
    try:
        return _kept_secret(data_dir)
    except OSError as error:
        raise SettingsError(f"DATA_DIR: {data_dir} cannot be used: {error.strerror}.") from None


def _kept_secret(data_dir: Path) -> bytes:
    """The secret that this machine keeps; several first processes at once agree on one."""
    path = data_dir / "secret.key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        fresh = data_dir / f".secret-{secrets.token_hex(8)}"
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(48))
        with suppress(FileExistsError):
            os.link(fresh, path)  # whole or not at all, and only the first time
        fresh.unlink()
    secret = path.read_bytes()
    if len(secret) < SHORTEST_SECRET:
        raise SettingsError(f"SECRET_KEY is not set, and the key in {path} is damaged: remove it.")
    return secret
