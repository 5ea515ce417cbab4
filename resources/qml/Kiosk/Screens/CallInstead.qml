import QtQuick
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Theme

// For who has no phone at hand, or would rather talk.
Item {
    id: call

    required property string name
    required property string number

    implicitHeight: Math.max(words.height, digits.height)

    Icon {
        id: icon

        anchors.left: parent.left
        anchors.leftMargin: Theme.s4
        anchors.verticalCenter: parent.verticalCenter
        name: "numbers"
        tone: Theme.pine
    }
    Column {
        id: words

        anchors.left: icon.right
        anchors.leftMargin: Theme.s5
        anchors.right: digits.left
        anchors.rightMargin: Theme.s3
        anchors.verticalCenter: parent.verticalCenter

        Words {
            font.bold: true
            font.pixelSize: Theme.label
            text: qsTr("No phone? Rather talk?")
            visible: !Panel.small
            width: parent.width
        }
        Words {
            font.pixelSize: Theme.label
            text: Panel.small ? qsTr("Or call %1").arg(call.name) : call.name
            width: parent.width
        }
    }
    Words {
        id: digits

        anchors.right: parent.right
        anchors.rightMargin: Theme.s4
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.pine
        font.bold: true
        // In letters as high as the others, so that a page may end between any two lines.
        font.pixelSize: Panel.small && Theme.large ? Theme.label : Theme.number
        lineHeight: 1
        text: call.number
    }
}
