import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Theme

// A service: its name and number on one line, then what is known about it.
Rectangle {
    id: service

    required property string title
    required property string body
    required property string number
    required property string details
    required property string caption
    required property var chips

    implicitHeight: words.implicitHeight + 2 * Theme.s4
    radius: Theme.cardRadius
    color: Theme.surface

    Column {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        x: Theme.s5
        width: parent.width - 2 * x
        spacing: Theme.s1

        RowLayout {
            width: parent.width
            spacing: Theme.s4

            Words {
                Layout.fillWidth: true
                text: service.title
                font.pixelSize: Theme.h3
                font.bold: true
            }
            Words {
                visible: text !== ""
                text: service.number
                color: Theme.pine
                font.pixelSize: Theme.number
                font.bold: true
                lineHeight: 1
            }
        }
        Words {
            width: parent.width
            text: service.body
        }
        Row {
            spacing: Theme.s5
            visible: chipList.count > 0

            Repeater {
                id: chipList

                model: service.chips

                Row {
                    id: chip

                    required property string symbol
                    required property string words

                    spacing: Theme.s2

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        name: chip.symbol
                        tone: Theme.pine
                        size: Theme.s5
                    }
                    Words {
                        text: chip.words
                        font.pixelSize: Theme.label
                    }
                }
            }
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: service.details
            color: Theme.inkSoft
            font.pixelSize: Theme.label
        }
        Words {
            width: parent.width
            text: service.caption
            color: Theme.inkSoft
            font.pixelSize: Theme.caption
        }
    }
}
