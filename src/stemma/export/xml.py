"""Writing XML: what other people's texts may hold and XML may not."""

import re
from xml.etree import ElementTree as ET

#: all that XML 1.0 has no character for (section 2.2)
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """Text with the replacement character for all that XML can't hold."""
    return _ILLEGAL.sub("\ufffd", text)


def document(root: ET.Element) -> bytes:
    """The whole document, indented, in UTF-8, ending in a line feed."""
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
