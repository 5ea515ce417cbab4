import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Theme

// A door of the start screen, upright panels: a card with an arch at its start side.
T.AbstractButton {
    id: door

    required property string iconName
    required property string description
    required property color tone
    required property color pressedTone

    implicitHeight: Theme.doorHeight
    focusPolicy: Qt.StrongFocus
    Accessible.name: text
    Accessible.description: description

    background: Rectangle {
        radius: Theme.doorRadius
        color: door.down ? door.pressedTone : door.tone
        border.width: door.down ? Theme.s1 : 0
        border.color: Theme.light

        FocusRing {
            visible: door.visualFocus
            radius: Theme.doorRadius + Theme.ring + Theme.ringGap
        }
    }

    contentItem: RowLayout {
        spacing: Theme.s4

        Item {
            Layout.leftMargin: Theme.s5 - Theme.s2
            Layout.preferredWidth: Math.round(door.height * 0.68)
            Layout.fillHeight: true

            Arch {
                anchors.bottom: parent.bottom
                width: parent.width
                height: Math.round(parent.height * 0.83)
                color: Theme.doorVeil

                Arch {
                    anchors.bottom: parent.bottom
                    anchors.horizontalCenter: parent.horizontalCenter
                    width: Math.round(parent.width * 0.78)
                    height: Math.round(parent.height * 0.88)
                    color: Theme.light

                    Icon {
                        anchors.centerIn: parent
                        name: door.iconName
                        tone: door.tone
                        size: Math.round(parent.width * 0.56)
                    }
                }
            }
        }
        Column {
            Layout.fillWidth: true
            spacing: Theme.s1

            Text {
                width: parent.width
                text: door.text
                color: Theme.onFill
                font.pixelSize: Theme.door
                font.bold: true
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
            }
            Text {
                width: parent.width
                text: door.description
                color: Theme.onFill
                font.pixelSize: Theme.body
                lineHeight: Theme.leading
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
            }
        }
        Icon {
            Layout.rightMargin: Theme.s5
            name: "forward"
            tone: Theme.onFill
        }
    }
}
