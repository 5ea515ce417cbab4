import QtQuick
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Screens

// Everything a visitor finds behind the attract screen.
Item {
    id: inside

    required property VisitModel visit
    required property int above

    Item {
        anchors.fill: parent
        anchors.bottomMargin: inside.above + dock.height
        visible: !inside.visit.asking

        Loader {
            anchors.fill: parent
            active: inside.visit.kind === "start"
            sourceComponent: StartScreen {
                visit: inside.visit
            }
        }
        Loader {
            anchors.fill: parent
            active: inside.visit.kind === "reading"
            sourceComponent: ReadingScreen {
                visit: inside.visit
            }
        }
        Loader {
            anchors.fill: parent
            active: inside.visit.kind === "code"
            sourceComponent: CodeScreen {
                visit: inside.visit
            }
        }
    }
    Loader {
        anchors.fill: parent
        anchors.bottomMargin: inside.above + dock.height
        active: inside.visit.asking
        sourceComponent: IdleScreen {
            visit: inside.visit
        }
    }
    Dock {
        id: dock

        anchors.bottom: parent.bottom
        width: parent.width
        visit: inside.visit
    }
}
