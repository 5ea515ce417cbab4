pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Screens
import Kiosk.Theme

// The window of one visit. What lies behind the attract screen is loaded once the first frame
// is on the screen.
Window {
    id: root

    readonly property bool attract: visit.kind === "attract"
    required property bool framed
    required property bool preview
    required property VisitModel visit

    LayoutMirroring.childrenInherit: true
    LayoutMirroring.enabled: Theme.mirrored
    color: Theme.bg
    flags: framed ? Qt.Window : Qt.Window | Qt.FramelessWindowHint
    height: Panel.height
    title: qsTr("Rights · Safety · Help")
    width: Panel.width

    onClosing: close => {
        close.accepted = false;
        root.visit.closeFrame();
    }

    Binding {
        property: "contrast"
        target: Theme
        value: root.visit.tools.contrast
    }
    Binding {
        property: "large"
        target: Theme
        value: root.visit.tools.large
    }
    Binding {
        property: "mirrored"
        target: Theme
        value: root.visit.tools.rightToLeft
    }
    Loader {
        active: root.attract
        anchors.bottomMargin: strip.height
        anchors.fill: parent

        sourceComponent: AttractScreen {
            visit: root.visit
        }
    }
    Loader {
        id: inside

        anchors.fill: parent
        visible: !root.attract
    }
    Binding {
        property: "above"
        target: inside.item
        value: strip.height
        when: inside.item !== null
    }
    Connections {
        function onReadyChanged() {
            inside.setSource("Inside.qml", {
                visit: root.visit,
                above: strip.height
            });
        }

        target: root.visit
    }
    NumbersStrip {
        id: strip

        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.attract ? 0 : Theme.dock
        numbers: root.visit.strip
        width: parent.width
    }
    PreviewMark {
        visible: root.preview
    }
    Cover {
        anchors.fill: parent
        visible: root.visit.covered
    }
    // Every frame repaints this pixel. Without a GPU Qt also hands on frames in which nothing has
    // changed; cage 0.1 never says that such a frame was shown, and Qt waits for that.
    Item {
        height: 1
        layer.enabled: true
        width: 1
    }
}
