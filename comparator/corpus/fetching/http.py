"""What a site answers to one request, read with limits of time and size."""

import contextlib
import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comparator.corpus.fetching.url_safety import Target
from comparator.errors import one_line

_CHUNK = 65536
_CONNECT_SECONDS = 20.0


class FetchError(Exception):
    """A page that could not be had; its text says why."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost.

    Attributes:
        seconds: From the first byte sent to the last received.
        size: Bytes of a body, packed and unpacked alike.
    """

    seconds: float = 60.0
    size: int = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, headers with lower-case names, and an unpacked body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(target: Target, headers: Mapping[str, str], limits: Limits) -> Answer:
    """Return what a site answers to a GET; redirects are answers like others.

    Raises:
        FetchError: It cannot be reached, or breaks a limit or the protocol.
    """
    # http.client and not a client library: the connection must go to the checked machine, and
    # the clock must also run while a server drips its headers, which no library's timeouts do.
    try:
        with _connection(target, limits.seconds) as (connection, clock):
            try:
                connection.putrequest("GET", target.path, skip_host=True, skip_accept_encoding=True)
                connection.putheader("Host", target.netloc)
                for name, value in headers.items():
                    connection.putheader(name, value)
                connection.endheaders()
                response = connection.getresponse()
                body = _body(response, limits.size)
            except (FetchError, OSError, http.client.HTTPException, ValueError) as error:
                raise FetchError(clock.verdict or _sentence(error)) from error
            if clock.verdict:
                raise FetchError(clock.verdict)
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, found, body)
    except OSError as error:
        raise FetchError(f"it cannot be reached: {_sentence(error)}") from error


class _Clock:
    """Ends a connection when its time is over, whatever it is waiting for."""

    def __init__(self, wire: socket.socket, seconds: float) -> None:
        self.verdict = ""
        self._wire = wire.dup()  # a wrapped socket is not to be touched from another thread
        self._seconds = seconds
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True
        self._timer.start()

    def _end(self) -> None:
        self.verdict = f"it took more than {self._seconds:g} seconds"
        with contextlib.suppress(OSError):
            self._wire.shutdown(socket.SHUT_RDWR)

    def stop(self) -> None:
        self._timer.cancel()
        self._timer.join()
        self._wire.close()


@contextlib.contextmanager
def _connection(
    target: Target, seconds: float
) -> Iterator[tuple[http.client.HTTPConnection, _Clock]]:
    place = (target.machine, target.port)
    wire = socket.create_connection(place, timeout=min(seconds, _CONNECT_SECONDS))
    clock = _Clock(wire, seconds)
    try:
        wire.settimeout(seconds)
        if target.scheme == "https":
            try:
                wire = ssl.create_default_context().wrap_socket(wire, server_hostname=target.host)
            except OSError as error:
                raise FetchError(clock.verdict or _sentence(error)) from error
        connection = http.client.HTTPConnection(target.host, target.port)
        connection.sock = wire
        yield connection, clock
    finally:
        clock.stop()
        wire.close()


def _body(response: http.client.HTTPResponse, limit: int) -> bytes:
    announced = response.getheader("Content-Length", "")
    if announced.isdigit() and int(announced) > limit:
        raise FetchError(f"it announces {int(announced):,} bytes; {limit:,} are the limit")
    packing = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if packing not in {"identity", "gzip", "x-gzip"}:
        raise FetchError(f"it is packed as {packing!r}, which was not asked for")
    return _unpacked(response, limit) if "gzip" in packing else _plain(response, limit)


def _chunks(response: http.client.HTTPResponse, limit: int) -> Iterator[bytes]:
    count = 0
    while chunk := response.read1(_CHUNK):
        count += len(chunk)
        if count > limit:
            raise FetchError(f"it has more than {limit:,} bytes")
        yield chunk


def _plain(response: http.client.HTTPResponse, limit: int) -> bytes:
    body = b"".join(_chunks(response, limit))
    if response.length:  # what was announced and did not come
        raise FetchError(f"it was cut off: {response.length:,} bytes are missing")
    return body


def _unpacked(response: http.client.HTTPResponse, limit: int) -> bytes:
    """Return a gzipped body; never more than one byte above the limit is unpacked."""
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    body = bytearray()
    try:
        for chunk in _chunks(response, limit):
            body += unpacker.decompress(chunk, limit + 1 - len(body))
            if len(body) > limit:
                raise FetchError(f"it unpacks to more than {limit:,} bytes")
            if unpacker.eof:
                break
    except zlib.error as error:
        raise FetchError(f"its gzip packing is damaged: {error}") from error
    if not unpacker.eof:
        raise FetchError("it was cut off within its gzip packing")
    return bytes(body)


def _sentence(error: BaseException) -> str:
    if isinstance(error, TimeoutError):
        return "it did not answer in time"
    # It may quote what the site has sent.
    return one_line(str(error))[:200] or type(error).__name__
