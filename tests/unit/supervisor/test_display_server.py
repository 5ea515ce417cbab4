"""Is there a screen? With sockets of our own in place of a display server's."""

import socket

import pytest

from kiosk.supervisor import display_server
from kiosk.supervisor.display_server import NoDisplay, find_platform, wayland_sockets, x11_sockets


@pytest.fixture
def listener(tmp_path):
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-7"))
        server.listen()
        yield {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-7"}


@pytest.fixture
def x_server(tmp_path, monkeypatch):
    path = str(tmp_path / "X7")
    monkeypatch.setattr(display_server, "x11_sockets", lambda environment: iter([path]))
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path)
        server.listen()
        yield {"DISPLAY": ":7"}


@pytest.mark.parametrize(
    ("display", "sockets"),
    [
        (":0", ["\0/tmp/.X11-unix/X0", "/tmp/.X11-unix/X0"]),
        (":12.3", ["\0/tmp/.X11-unix/X12", "/tmp/.X11-unix/X12"]),
        ("unix:1", ["\0/tmp/.X11-unix/X1", "/tmp/.X11-unix/X1"]),
        ("localhost:10.0", [("localhost", 6010)]),
        ("::1:2", [("::1", 6002)]),
        ("", []),
        ("nonsense", []),
        (":99999", []),
    ],
)
def test_where_an_x_server_listens(display, sockets):
    assert list(x11_sockets({"DISPLAY": display})) == sockets


@pytest.mark.parametrize(
    ("environment", "sockets"),
    [
        ({"WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": "/r"}, ["/r/w"]),
        ({"WAYLAND_DISPLAY": "/x/w"}, ["/x/w"]),
        ({"WAYLAND_DISPLAY": "w"}, []),
        ({"XDG_RUNTIME_DIR": "/r"}, []),
        ({}, []),
    ],
)
def test_where_a_wayland_server_listens(environment, sockets):
    assert list(wayland_sockets(environment)) == sockets


@pytest.mark.parametrize("platform", ["offscreen", "eglfs", "linuxfb:fb=/dev/fb1", "vnc:size=1x1"])
def test_some_platforms_need_no_server(platform):
    assert find_platform({"QT_QPA_PLATFORM": platform}) == platform


def test_a_wayland_server_is_found(listener):
    assert find_platform(listener) == "wayland"


def test_an_x_server_is_found(x_server):
    assert find_platform(x_server) == "xcb"


def test_wayland_comes_first_and_the_variable_before_it(listener, x_server):
    both = listener | x_server
    assert find_platform(both) == "wayland"
    assert find_platform(both | {"QT_QPA_PLATFORM": "xcb"}) == "xcb"
    assert find_platform(both | {"QT_QPA_PLATFORM": "xcb;wayland"}) == "xcb"
    assert find_platform(both | {"QT_QPA_PLATFORM": "windows"}) == "wayland"


def test_a_server_that_is_not_the_wanted_one_does_not_count(x_server):
    with pytest.raises(NoDisplay):
        find_platform(x_server | {"QT_QPA_PLATFORM": "wayland"})


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({}, "There is no screen: neither DISPLAY nor WAYLAND_DISPLAY is set."),
        ({"DISPLAY": ":9876"}, "No screen answers at DISPLAY=:9876."),
        ({"DISPLAY": "a\0b:1"}, "No screen answers at DISPLAY=a\0b:1."),
        ({"DISPLAY": "localhost:9999"}, "No screen answers at DISPLAY=localhost:9999."),
        (
            {"DISPLAY": "?", "WAYLAND_DISPLAY": "/" + "x" * 200},
            f"No screen answers at WAYLAND_DISPLAY=/{'x' * 200} or DISPLAY=?.",
        ),
    ],
)
def test_without_a_server_there_is_one_sentence(environment, sentence):
    with pytest.raises(NoDisplay) as caught:
        find_platform(environment)
    assert str(caught.value) == f"no-display: {sentence}"
