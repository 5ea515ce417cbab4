import QtQuick
import Kiosk.Display
import Kiosk.Theme

// A window for one visit, or for the staff panel: the looks its tools have chosen, and its cover.
Window {
    id: window

    required property bool framed
    required property WindowModel visit
    default property alias within: inside.data

    LayoutMirroring.childrenInherit: true
    LayoutMirroring.enabled: Theme.mirrored
    color: Theme.bg
    flags: framed ? Qt.Window : Qt.Window | Qt.FramelessWindowHint
    height: Panel.height
    title: qsTr("Rights · Safety · Help")
    width: Panel.width

    onClosing: close => {
        close.accepted = false;
        window.visit.closeFrame();
    }

    Binding {
        property: "contrast"
        target: Theme
        value: window.visit.tools.contrast
    }
    Binding {
        property: "large"
        target: Theme
        value: window.visit.tools.large
    }
    Binding {
        property: "mirrored"
        target: Theme
        value: window.visit.tools.rightToLeft
    }
    Item {
        id: inside

        anchors.fill: parent
    }
    Cover {
        anchors.fill: parent
        visible: window.visit.covered
    }
    // Every frame repaints this pixel. Without a GPU Qt also hands on frames in which nothing has
    // changed; cage 0.1 never says that such a frame was shown, and Qt waits for that.
    Item {
        height: 1
        layer.enabled: true
        width: 1
    }
}
