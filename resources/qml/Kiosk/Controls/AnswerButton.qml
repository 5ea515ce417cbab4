import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Theme

// A way on: an arch with an icon, a title, and, unless it is `brief`, a line of what is there.
T.AbstractButton {
    id: answer

    required property string iconName
    property string description: ""
    property bool brief: false

    implicitHeight: Math.max(brief ? Theme.smallest : Theme.answerHeight, words.implicitHeight + 2 * (brief ? Theme.s2 : Theme.s4))
    focusPolicy: Qt.StrongFocus
    Accessible.name: text
    Accessible.description: brief ? "" : description

    background: Rectangle {
        radius: Theme.cardRadius
        color: answer.down ? Theme.mint : Theme.surface
        border.width: answer.down ? Theme.heavy : Theme.border
        border.color: answer.down ? Theme.pine : Theme.line

        FocusRing {
            visible: answer.visualFocus
            radius: Theme.cardRadius + Theme.ring + Theme.ringGap
        }
    }

    contentItem: RowLayout {
        spacing: Theme.s4

        IconArch {
            Layout.alignment: Qt.AlignBottom
            Layout.leftMargin: Theme.s4
            Layout.bottomMargin: Theme.border
            width: answer.brief ? Theme.briefArch : Theme.archWidth
            name: answer.iconName
        }
        Column {
            id: words

            Layout.fillWidth: true
            spacing: Theme.s1

            Text {
                width: parent.width
                text: answer.text
                color: Theme.ink
                font.pixelSize: Theme.h3
                font.bold: true
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
            }
            Text {
                width: parent.width
                visible: text !== "" && !answer.brief
                text: answer.description
                color: Theme.inkSoft
                font.pixelSize: Theme.label
                lineHeight: Theme.leading
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
            }
        }
        Icon {
            Layout.rightMargin: Theme.s4
            name: "forward"
            tone: Theme.pine
        }
    }
}
