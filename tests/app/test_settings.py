"""Settings: defaults that work, bad values that name themselves, secrets that do not print."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.settings import Settings, SettingsError, read_settings
from tests.servers import ROOT

SECRET = "un secreto de treinta y dos letras o más"


def read(folder: Path, **environ: str) -> Settings:
    return read_settings({"DATA_DIR": str(folder)} | environ)


def test_what_is_absent_or_empty_gets_the_embedded_default(tmp_path: Path) -> None:
    names = ("HOST", "PORT", "DATABASE_URL", "BUS_URL", "SMTP_URL", "MAIL_FROM", "PUBLIC_URL")
    absent = read(tmp_path, SECRET_KEY=SECRET)
    empty = read(tmp_path, SECRET_KEY=SECRET, ALLOWED_ORIGINS=" ", **dict.fromkeys(names, " "))

    assert absent == empty
    assert absent == Settings(
        host="127.0.0.1",
        port=8000,
        data_dir=tmp_path,
        database_url=f"sqlite://{tmp_path}/mis-ordenes.db",
        bus_url="memory://",
        smtp_url="",
        mail_from="mis-ordenes@localhost",
        public_url="http://127.0.0.1:8000",
        allowed_origins=(),
        secret=SECRET.encode(),
    )


def test_what_is_given_is_taken(tmp_path: Path) -> None:
    given = read(
        tmp_path,
        HOST="0.0.0.0",
        PORT="9000",
        DATABASE_URL="postgresql://ana:clave@db.example/mo",
        BUS_URL="rediss://broker.example/3",
        SMTP_URL="smtp+starttls://ana:clave@mail.example:587",
        MAIL_FROM="tienda+web@mail.example",
        PUBLIC_URL="https://Pedidos.example/",
        ALLOWED_ORIGINS=" https://Tienda.example/, http://localhost:8080 ,",
        SECRET_KEY=SECRET,
    )

    assert (given.host, given.port) == ("0.0.0.0", 9000)
    assert given.database_url == "postgresql://ana:clave@db.example/mo"
    assert (given.bus_url, given.smtp_url) == (
        "rediss://broker.example/3",
        "smtp+starttls://ana:clave@mail.example:587",
    )
    assert (given.mail_from, given.public_url) == (
        "tienda+web@mail.example",
        "https://Pedidos.example",
    )
    assert given.allowed_origins == ("https://tienda.example", "http://localhost:8080")


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:9000"),
        ("0.0.0.0", "http://127.0.0.1:9000"),
        ("::", "http://127.0.0.1:9000"),
        ("::1", "http://[::1]:9000"),
        ("desk.example", "http://desk.example:9000"),
    ],
)
def test_without_a_public_address_it_is_the_one_that_a_browser_here_reaches(
    host: str, address: str, tmp_path: Path
) -> None:
    assert read(tmp_path, HOST=host, PORT="9000", SECRET_KEY=SECRET).public_url == address


@pytest.mark.parametrize(
    ("url", "is_secure"),
    [("https://a.example", True), ("HTTPS://a.example", True), ("http://a.example", False)],
)
def test_https_is_what_makes_cookies_secure(url: str, is_secure: bool, tmp_path: Path) -> None:
    assert read(tmp_path, PUBLIC_URL=url, SECRET_KEY=SECRET).is_secure is is_secure


BAD = {
    "PORT": ("x", "-1", "65536", "8000.5", "²", "٣", "9" * 5000, "[/red]"),
    "DATABASE_URL": ("x", "mysql://a/b", "/var/x.db", "postgresql://[a/b", "postgresql://a:x/b"),
    "BUS_URL": ("x", "kafka://a", "redis://a:x", "redis://a:99999"),
    "SMTP_URL": ("mail.example", "http://mail.example", "smtp://mail.example:x"),
    "PUBLIC_URL": ("a.example", "ftp://a.example", "https://", "https://a b", "https://a:x"),
    "MAIL_FROM": (
        "tienda",
        "Tienda <a@b.example>",
        "a@b@c",
        "a@b\nBcc: c@d.example",
        "ñ@b.example",
    ),
    "ALLOWED_ORIGINS": ("a.example", "https://a.example/b", "https://a,b", "null", "https://a:x"),
    "SECRET_KEY": ("", "corta", "x" * 31),
}


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in BAD.items() for value in values]
)
def test_a_bad_value_names_its_variable(name: str, value: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=f"^{name} must "):
        read(tmp_path, **({"SECRET_KEY": SECRET} | {name: value}))


def test_a_bad_address_does_not_tell_its_password(tmp_path: Path) -> None:
    for name in ("DATABASE_URL", "BUS_URL", "SMTP_URL"):
        with pytest.raises(SettingsError) as refused:
            read(tmp_path, **{name: "nope://ana:una-clave@host:x", "SECRET_KEY": SECRET})

        assert "una-clave" not in str(refused.value)


def test_no_secret_prints(tmp_path: Path) -> None:
    chosen = read(
        tmp_path,
        DATABASE_URL="postgresql://ana:clave-1@db.example/mo",
        BUS_URL="redis://:clave-2@broker.example",
        SMTP_URL="smtps://ana:clave-3@mail.example",
        SECRET_KEY=SECRET,
    )

    for text in (repr(chosen), str(chosen), repr(chosen.links)):
        assert "clave-" not in text
        assert SECRET not in text


def test_the_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "deep"
    first, second = read(folder), read(folder)

    assert first.secret == second.secret == (folder / "secret.key").read_bytes()
    assert len(first.secret) >= 64
    assert stat.S_IMODE((folder / "secret.key").stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == ["secret.key"]
    assert read(tmp_path / "other").secret != first.secret


def test_a_given_secret_is_not_kept(tmp_path: Path) -> None:
    assert read(tmp_path, SECRET_KEY=SECRET).secret == SECRET.encode()
    assert list(tmp_path.iterdir()) == []


def test_first_processes_at_the_same_time_agree_on_one_secret(tmp_path: Path) -> None:
    program = (
        "import sys; from app.settings import read_settings; sys.stdin.read();"
        f"print(read_settings({{'DATA_DIR': {str(tmp_path / 'new')!r}}}).secret.decode())"
    )
    starters = [
        subprocess.Popen(
            [sys.executable, "-c", program],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]

    for starter in starters:  # all are up and wait for the end of their input
        assert starter.stdin
        starter.stdin.close()
        starter.stdin = None
    secrets = {starter.communicate(timeout=30)[0] for starter in starters}

    assert len(secrets) == 1
    assert len(secrets.pop()) >= 64


def test_a_damaged_secret_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_text("")

    with pytest.raises(
        SettingsError, match=r"^SECRET_KEY is not set, and the key in \S+/secret.key"
    ):
        read(tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(SettingsError, match=r"^DATA_DIR: \S+/file/data cannot be used: Not a"):
        read(tmp_path / "file" / "data")
