import QtQuick
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Screens
import Kiosk.Theme

// The window of one visit. What lies behind the attract screen is loaded once the first frame
// is on the screen.
Window {
    id: root

    required property VisitModel visit
    required property bool preview
    required property bool framed
    readonly property bool attract: visit.kind === "attract"

    width: Panel.width
    height: Panel.height
    color: Theme.bg
    title: qsTr("Rights · Safety · Help")
    flags: framed ? Qt.Window : Qt.Window | Qt.FramelessWindowHint
    onClosing: close => {
        close.accepted = false;
        root.visit.closeFrame();
    }

    Loader {
        anchors.fill: parent
        anchors.bottomMargin: strip.height
        active: root.attract
        sourceComponent: AttractScreen {
            visit: root.visit
        }
    }
    Loader {
        id: inside

        anchors.fill: parent
        visible: !root.attract
    }
    Connections {
        target: root.visit

        function onReadyChanged() {
            inside.setSource("Inside.qml", {
                visit: root.visit,
                above: strip.height
            });
        }
    }
    NumbersStrip {
        id: strip

        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.attract ? 0 : Theme.dock
        width: parent.width
        numbers: root.visit.strip
    }
    PreviewMark {
        visible: root.preview
    }
    Cover {
        anchors.fill: parent
        visible: root.visit.covered
    }
}
