pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Theme

// One colour over the whole screen, to look for points that do not belong. A touch shows the next;
// Leave now is where it always is, as an outline, so that the screen is seen below it too.
Item {
    id: test

    required property HealthModel health
    readonly property real step: 10 * Panel.pxPerMm
    required property WindowModel visit

    T.AbstractButton {
        id: next

        Accessible.name: text
        anchors.fill: parent
        focusPolicy: Qt.StrongFocus
        //: One of the colours that fill the screen, to test it. %1 and %2 are numbers.
        text: qsTr("Picture %1 of %2. Touch to go on.").arg(Theme.digits(test.health.number)).arg(Theme.digits(test.health.count))

        background: Rectangle {
            color: test.health.colour
        }

        onClicked: test.health.next()
    }
    // One pixel wide, a centimetre apart, and one at each edge.
    Item {
        anchors.fill: parent
        visible: test.health.hasLines

        Repeater {
            model: Math.ceil(test.width / test.step)

            Rectangle {
                required property int index

                color: test.health.ink
                height: test.height
                width: 1
                x: Math.round(index * test.step)
            }
        }
        Repeater {
            model: Math.ceil(test.height / test.step)

            Rectangle {
                required property int index

                color: test.health.ink
                height: 1
                width: test.width
                y: Math.round(index * test.step)
            }
        }
        Rectangle {
            anchors.fill: parent
            border.color: test.health.ink
            border.width: 1
            color: Theme.clear
        }
    }
    LeaveButton {
        anchors.horizontalCenter: parent.horizontalCenter
        bare: true
        ink: test.health.ink
        y: parent.height - Theme.dockGap - Theme.navHeight

        onClicked: test.visit.leave()
    }
}
