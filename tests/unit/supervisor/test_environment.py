"""What a visitor process gets of the environment."""

from kiosk.supervisor.environment import visitor_environment

HOSTILE = {
    "QML_IMPORT_PATH": "/x",
    "QML2_IMPORT_PATH": "/x",
    "QML_FORCE_DISK_CACHE": "1",
    "QML_DISABLE_DISK_CACHE": "0",
    "QT_PLUGIN_PATH": "/x",
    "QT_QPA_PLATFORM_PLUGIN_PATH": "/x",
    "QT_QPA_PLATFORM": "xcb",
    "QT_SCALE_FACTOR": "3",
    "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    "DBUS_SESSION_BUS_ADDRESS": "unix:path=/x",
    "LD_PRELOAD": "/x.so",
    "LD_LIBRARY_PATH": "/x",
    "PYTHONPATH": "/x",
    "HOME": "/root",
    "XDG_CACHE_HOME": "/x",
    "LANG": "lb_LU.UTF-8",
    "LC_ALL": "lb_LU.UTF-8",
    "http_proxy": "http://x",
    "NOTIFY_SOCKET": "/run/systemd/notify",
    "WATCHDOG_USEC": "15000000",
    "WATCHDOG_PID": "1",
}
SCREEN = {
    "DISPLAY": ":1",
    "XAUTHORITY": "/x/.Xauthority",
    "WAYLAND_DISPLAY": "wayland-1",
    "XDG_RUNTIME_DIR": "/run/user/1",
    "QT_QUICK_BACKEND": "software",
}


def test_nothing_but_the_way_to_the_screen_passes():
    bare = visitor_environment({}, "wayland")
    assert visitor_environment(HOSTILE, "wayland") == bare
    assert visitor_environment(HOSTILE | SCREEN, "wayland") == bare | SCREEN


def test_caches_are_off_and_home_is_nowhere():
    made = visitor_environment({}, "xcb")
    assert made["QT_QPA_PLATFORM"] == "xcb"
    assert made["QML_DISABLE_DISK_CACHE"] == "1"
    assert made["MESA_SHADER_CACHE_DISABLE"] == "1"
    assert made["LC_ALL"] == "C.UTF-8"
    assert made["HOME"] == "/dev/null"


def test_an_empty_variable_is_none():
    assert "DISPLAY" not in visitor_environment({"DISPLAY": ""}, "xcb")
