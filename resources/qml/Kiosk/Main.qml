pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Screens
import Kiosk.Theme

// The window of one visit. What lies behind the attract screen is loaded once the first frame
// is on the screen.
ScreenWindow {
    id: root

    readonly property bool attract: visitor.kind === "attract"
    required property bool preview
    readonly property VisitModel visitor: visit as VisitModel

    Loader {
        active: root.attract
        anchors.bottomMargin: strip.height
        anchors.fill: parent

        sourceComponent: AttractScreen {
            visit: root.visitor
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
                visit: root.visitor,
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
}
