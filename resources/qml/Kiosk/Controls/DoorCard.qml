import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Theme

// A door of the start screen, upright panels: a card with an arch at its start side.
T.AbstractButton {
    id: door

    required property string description
    required property string iconName
    required property color pressedTone
    required property color tone

    Accessible.description: description
    Accessible.name: text
    focusPolicy: Qt.StrongFocus
    implicitHeight: Theme.doorHeight

    background: Rectangle {
        border.color: Theme.contrast ? door.tone : Theme.light
        border.width: door.down ? Theme.s1 : Theme.doorBorder
        color: Theme.contrast ? Theme.surface : door.down ? door.pressedTone : door.tone
        radius: Theme.doorRadius

        FocusRing {
            radius: Theme.doorRadius + Theme.ring + Theme.ringGap
            visible: door.visualFocus
        }
    }
    contentItem: RowLayout {
        spacing: Theme.s4

        Item {
            Layout.fillHeight: true
            Layout.leftMargin: Theme.s5 - Theme.s2
            Layout.preferredWidth: Math.round(door.height * 0.68)

            Arch {
                anchors.bottom: parent.bottom
                border.color: door.tone
                border.width: Theme.contrast ? Theme.border : 0
                color: Theme.doorVeil
                height: Math.round(parent.height * 0.83)
                width: parent.width

                Arch {
                    anchors.bottom: parent.bottom
                    anchors.horizontalCenter: parent.horizontalCenter
                    color: Theme.contrast ? door.tone : Theme.light
                    height: Math.round(parent.height * 0.88)
                    width: Math.round(parent.width * 0.78)

                    Icon {
                        anchors.centerIn: parent
                        name: door.iconName
                        size: Math.round(parent.width * 0.56)
                        tone: Theme.contrast ? Theme.onFill : door.tone
                    }
                }
            }
        }
        Column {
            id: words

            Layout.fillWidth: true
            spacing: Theme.s1

            Text {
                id: heading

                color: Theme.onDeep
                font.bold: true
                font.pixelSize: Theme.door
                horizontalAlignment: Text.AlignLeft
                text: door.text
                textFormat: Text.PlainText
                width: parent.width
                wrapMode: Text.Wrap
            }
            Text {
                color: Theme.onDeep
                font.pixelSize: Theme.body
                horizontalAlignment: Text.AlignLeft
                lineHeight: Theme.leading
                text: door.description
                textFormat: Text.PlainText
                // Where large text leaves no room for it, the title says enough.
                visible: heading.implicitHeight + implicitHeight + Theme.s1 <= door.height
                width: parent.width
                wrapMode: Text.Wrap
            }
        }
        Icon {
            Layout.rightMargin: Theme.s5
            name: "forward"
            tone: Theme.contrast ? door.tone : Theme.onDeep
        }
    }
}
