import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// The sentence under a title, and the quiet line before a page that speaks of abuse.
BlockRow {
    id: lead

    required property string text
    required property bool contentNote

    leads: true

    Column {
        width: lead.width
        spacing: Theme.s2

        Words {
            width: parent.width
            visible: text !== ""
            text: lead.text
            color: Theme.inkSoft
            font.pixelSize: Theme.lead
        }
        Item {
            width: parent.width
            height: note.height
            visible: lead.contentNote

            Icon {
                y: Math.round((note.font.pixelSize * 1.45 - height) / 2)
                name: "info"
                tone: Theme.pine
                size: Theme.s5
            }
            Words {
                id: note

                x: Theme.s6
                width: parent.width - x
                text: qsTr("This page talks about sexual abuse. You can stop at any time.")
                color: Theme.inkSoft
                font.pixelSize: Theme.label
            }
        }
    }
}
