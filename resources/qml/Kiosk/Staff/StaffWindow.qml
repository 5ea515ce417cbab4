pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Screens
import Kiosk.Theme

// The window of the staff panel: the same controls at the same places as in a visit.
ScreenWindow {
    id: root

    readonly property StaffModel staff: visit as StaffModel
    readonly property bool testing: staff.health.runs !== ""

    Item {
        anchors.bottomMargin: strip.height + dock.height
        anchors.fill: parent
        visible: !root.testing

        Loader {
            active: root.staff.kind === "pin"
            anchors.fill: parent

            sourceComponent: PinPad {
                staff: root.staff
            }
        }
        Loader {
            active: root.staff.kind === "reading"
            anchors.fill: parent

            sourceComponent: ReadingScreen {
                visit: root.staff
            }
        }
    }
    NumbersStrip {
        id: strip

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.dock
        numbers: root.staff.strip
        visible: !root.testing
        width: parent.width
    }
    Dock {
        id: dock

        anchors.bottom: parent.bottom
        visible: !root.testing
        visit: root.staff
        width: parent.width
    }
    // Tests have the screen to themselves.
    Loader {
        active: root.staff.health.runs === "screen"
        anchors.fill: parent

        sourceComponent: ScreenTest {
            health: root.staff.health
            visit: root.staff
        }
    }
    Loader {
        active: root.staff.health.runs === "touch"
        anchors.fill: parent

        sourceComponent: TouchTest {
            health: root.staff.health
            visit: root.staff
        }
    }
}
