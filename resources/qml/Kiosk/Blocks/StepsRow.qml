pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// How far it is: an arch for each step, filled where it is done, warm where one is, and in words.
BlockRow {
    id: steps

    required property string caption
    readonly property int current: Number(number)
    required property string number
    required property string title

    leads: true

    Row {
        anchors.left: parent.left
        spacing: Theme.s2

        Repeater {
            model: Number(steps.caption)

            Arch {
                id: step

                readonly property bool done: index + 1 < steps.current
                required property int index

                border.color: index < steps.current ? Theme.pine : Theme.line
                border.width: index + 1 === steps.current ? Theme.heavy : Theme.border
                color: done ? Theme.pine : index + 1 === steps.current ? Theme.stone : Theme.surface
                height: Math.round(width * 1.15)
                width: Theme.mm(10)

                Icon {
                    anchors.centerIn: parent
                    name: "yes"
                    size: Theme.mm(6)
                    tone: Theme.surface
                    visible: step.done
                }
            }
        }
        Item {
            height: 1
            width: Theme.s1
        }
        Words {
            anchors.bottom: parent.bottom
            color: Theme.pine
            font.bold: true
            font.pixelSize: Theme.label
            text: steps.title
        }
    }
}
