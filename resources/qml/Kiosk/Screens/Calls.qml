pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Theme

// The call to touch in every other language, beside the language's own name.
Grid {
    id: others

    required property RecordList calls

    signal chosen(target: string)

    columnSpacing: Theme.s4
    columns: Panel.portrait ? 1 : 2
    flow: Grid.TopToBottom
    rows: Math.ceil(lines.count / columns)

    Repeater {
        id: lines

        model: others.calls

        MouseArea {
            id: other

            required property string body
            required property string target
            required property string title

            Accessible.description: body
            Accessible.name: title
            Accessible.role: Accessible.Button
            height: Theme.smallest
            width: Math.floor((others.width - (others.columns - 1) * others.columnSpacing) / others.columns)

            Accessible.onPressAction: others.chosen(target)
            onClicked: others.chosen(target)

            Words {
                id: name

                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.inkSoft
                font.pixelSize: Theme.label
                horizontalAlignment: Text.AlignRight
                text: other.title
                width: Math.round(parent.width * 0.4)
            }
            Words {
                anchors.left: name.right
                anchors.leftMargin: Theme.s4
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.pine
                font.bold: true
                font.pixelSize: Theme.body
                horizontalAlignment: Text.AlignLeft
                text: other.body
            }
        }
    }
}
