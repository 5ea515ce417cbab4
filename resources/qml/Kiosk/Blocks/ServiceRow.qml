import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// The head of a service's card: its name and number on one line, and what it is for.
CardSlice {
    id: service

    required property string body
    required property string number
    required property string title

    inset: Theme.s5

    RowLayout {
        spacing: Theme.s4
        width: parent.width

        Words {
            Layout.fillWidth: true
            font.bold: true
            font.pixelSize: Theme.h3
            text: service.title
        }
        Words {
            color: Theme.pine
            font.bold: true
            font.pixelSize: Theme.number
            lineHeight: 1
            text: service.number
            visible: text !== ""
        }
    }
    Words {
        text: service.body
        visible: text !== ""
        width: parent.width
    }
}
