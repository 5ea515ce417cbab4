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

    Item {
        anchors.bottomMargin: strip.height + dock.height
        anchors.fill: parent

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
        width: parent.width
    }
    Dock {
        id: dock

        anchors.bottom: parent.bottom
        visit: root.staff
        width: parent.width
    }
}
