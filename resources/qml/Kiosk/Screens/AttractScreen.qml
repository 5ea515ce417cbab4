pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Theme

// What everybody sees who passes: a call to touch, large in one language after the other, and
// below it in all others. A touch begins a visit, in the language of what was touched. It names
// no topic. Neither here nor in what it is made of is QtQuick.Templates, which would delay the
// first frame, and the other languages come after it.
Item {
    id: attract

    readonly property int callBottom: Math.round(height * (Panel.portrait ? 0.385 : 0.34))
    required property VisitModel visit

    Portal {
        anchors.fill: parent

        Image {
            anchors.bottom: parent.bottom
            height: Math.round(width * 560 / 840)
            source: "image://icon/art-valley"
            sourceSize: Qt.size(width, height)
            visible: Panel.portrait
            width: parent.width
        }
        Bridge {
            anchors.bottom: parent.bottom
            height: Math.round(parent.height * 0.24)
            visible: !Panel.portrait
            width: parent.width
        }
        Words {
            id: call

            anchors.horizontalCenter: parent.horizontalCenter
            font.bold: true
            font.pixelSize: Theme.display
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 1
            text: attract.visit.title
            width: Math.round(parent.width * 0.9)
            y: attract.callBottom - parent.y - height
        }
        Words {
            id: line

            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.inkSoft
            font.pixelSize: Theme.lead
            horizontalAlignment: Text.AlignHCenter
            text: attract.visit.lead
            width: Math.round(parent.width * 0.84)
            y: attract.callBottom - parent.y + Theme.s2
        }
    }
    MouseArea {
        Accessible.description: attract.visit.lead
        Accessible.name: attract.visit.title
        Accessible.role: Accessible.Button
        anchors.fill: parent

        Accessible.onPressAction: attract.visit.begin()
        onClicked: attract.visit.begin()
    }
    Loader {
        active: attract.visit.ready
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.round(attract.width * (Panel.portrait ? 0.74 : 0.85))
        y: attract.callBottom + Theme.s2 + Math.round(Theme.lead * (Panel.portrait ? 3.2 : 1.9))

        sourceComponent: Calls {
            calls: attract.visit.calls

            onChosen: target => attract.visit.open(target)
        }
    }
}
