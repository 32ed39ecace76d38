"""The XML of office documents as a stream of events."""

from collections.abc import Mapping
from typing import Protocol
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from shared.articles.streams.limits import Readable
from shared.domain.errors import PermanentError

_CHUNK = 64 * 1024


class Handler(Protocol):
    """A handler of the events of an XML document."""

    def start(self, tag: str, attributes: Mapping[str, str], /) -> None:
        """Handle the beginning of an element; names are `{namespace}name`."""

    def end(self, tag: str, /) -> None:
        """Handle the end of an element."""

    def data(self, text: str, /) -> None:
        """Handle text."""

    def close(self) -> None:
        """Handle the end of the document."""


def parse(stream: Readable, handler: Handler) -> None:
    """Send the events of a document to a handler.

    Raises:
        PermanentError: `bad-docx` or `unsafe-xml`, and what the handler raises.
    """
    parser = XMLParser(target=handler, forbid_dtd=True)
    try:
        while data := stream.read(_CHUNK):
            parser.feed(data)
        parser.close()
    except DefusedXmlException:
        raise PermanentError(
            "unsafe-xml", "The document declares entities, as no office program does."
        ) from None
    except (ParseError, ValueError, LookupError) as error:
        raise bad_docx(str(error)) from None


def bad_docx(what: str) -> PermanentError:
    """Return the error of a damaged document."""
    return PermanentError(
        "bad-docx", f"The document is damaged ({what[:200]}). Save it again in Word."
    )


def local_name(name: str) -> str:
    """Return a name without its namespace, which differs between the two variants of the format."""
    return name.rpartition("}")[2]


def attribute(attributes: Mapping[str, str], name: str) -> str:
    """Return an attribute in any namespace; empty where there is none."""
    return next((value for key, value in attributes.items() if local_name(key) == name), "")
