pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Screens

// Everything a visitor finds behind the attract screen.
Item {
    id: inside

    required property int above
    required property VisitModel visit

    Item {
        anchors.bottomMargin: inside.above + dock.height
        anchors.fill: parent
        visible: !inside.visit.asking

        Loader {
            active: inside.visit.kind === "start"
            anchors.fill: parent

            sourceComponent: StartScreen {
                visit: inside.visit
            }
        }
        Loader {
            active: inside.visit.kind === "reading"
            anchors.fill: parent

            sourceComponent: ReadingScreen {
                visit: inside.visit
            }
        }
        Loader {
            active: inside.visit.kind === "code"
            anchors.fill: parent

            sourceComponent: CodeScreen {
                visit: inside.visit
            }
        }
    }
    Loader {
        active: inside.visit.asking
        anchors.bottomMargin: inside.above + dock.height
        anchors.fill: parent

        sourceComponent: IdleScreen {
            visit: inside.visit
        }
    }
    Dock {
        id: dock

        anchors.bottom: parent.bottom
        visit: inside.visit
        width: parent.width
    }
}
