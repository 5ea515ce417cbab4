import QtQuick
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Screens
import Kiosk.Theme

// The window of one visit.
Window {
    id: root

    required property VisitModel visit
    required property bool preview
    readonly property int below: strip.height + dock.height

    width: Panel.width
    height: Panel.height
    color: Theme.bg
    title: qsTr("Rights · Safety · Help")

    Loader {
        anchors.fill: parent
        anchors.bottomMargin: strip.height
        active: root.visit.kind === "attract"
        sourceComponent: AttractScreen {
            visit: root.visit
        }
    }
    Item {
        anchors.fill: parent
        anchors.bottomMargin: root.below
        visible: !root.visit.asking

        Loader {
            anchors.fill: parent
            active: root.visit.kind === "start"
            sourceComponent: StartScreen {
                visit: root.visit
            }
        }
        Loader {
            anchors.fill: parent
            active: root.visit.kind === "reading"
            sourceComponent: ReadingScreen {
                visit: root.visit
            }
        }
        Loader {
            anchors.fill: parent
            active: root.visit.kind === "code"
            sourceComponent: CodeScreen {
                visit: root.visit
            }
        }
    }
    Loader {
        anchors.fill: parent
        anchors.bottomMargin: root.below
        active: root.visit.asking
        sourceComponent: IdleScreen {
            visit: root.visit
        }
    }
    NumbersStrip {
        id: strip

        anchors.bottom: dock.top
        width: parent.width
        numbers: root.visit.strip
    }
    Dock {
        id: dock

        anchors.bottom: parent.bottom
        width: parent.width
        visible: root.visit.kind !== "attract"
        height: visible ? implicitHeight : 0
        visit: root.visit
    }
    Words {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: root.preview
        padding: Theme.s1
        text: qsTr("Preview, not for visitors")
        color: Theme.onFill
        font.pixelSize: Theme.caption
        font.bold: true
        background: Rectangle {
            color: Theme.plum
        }
    }
    Cover {
        anchors.fill: parent
        visible: root.visit.covered
    }
}
