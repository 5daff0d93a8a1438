import socket
from contextlib import closing

import pytest

from stemma.errors import SettingsError
from stemma.web.server import Place, listening

pytestmark = pytest.mark.usefixtures("socket_enabled")


def test_answers_go_out_at_once():
    # the event loop sends without delay only on sockets whose protocol is named; others wait 40 ms for each answer
    with closing(listening(Place(port=0))) as made:
        assert made.proto == socket.IPPROTO_TCP


def test_a_reader_of_the_address_is_not_refused_before_the_desk_is_at_work():
    made = listening(Place(port=0))
    with closing(made), pytest.raises(SettingsError, match="take another with --port"):
        listening(Place(port=made.getsockname()[1]))
    # a socket that listens says so without anybody asking it
    with closing(listening(Place(port=0))) as ready:
        assert ready.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN) == 1
