import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// The sentence under a title, and the quiet line before a page that speaks of abuse.
BlockRow {
    id: lead

    required property bool contentNote
    required property string text

    leads: true

    Column {
        spacing: Theme.s2
        width: lead.width

        Words {
            color: Theme.inkSoft
            font.pixelSize: Theme.lead
            text: lead.text
            visible: text !== ""
            width: parent.width
        }
        Item {
            height: note.height
            visible: lead.contentNote
            width: parent.width

            Icon {
                anchors.left: parent.left
                name: "info"
                size: Theme.s5
                tone: Theme.pine
                y: Math.round((note.font.pixelSize * 1.45 - height) / 2)
            }
            Words {
                id: note

                anchors.left: parent.left
                anchors.leftMargin: Theme.s6
                anchors.right: parent.right
                color: Theme.inkSoft
                font.pixelSize: Theme.label
                text: qsTr("This page talks about sexual abuse. You can stop at any time.")
            }
        }
    }
}
