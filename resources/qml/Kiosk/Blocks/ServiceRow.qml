import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// The head of a service's card: its name and number on one line, and what it is for.
CardSlice {
    id: service

    required property string title
    required property string body
    required property string number

    inset: Theme.s5
    leads: !last

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
}
