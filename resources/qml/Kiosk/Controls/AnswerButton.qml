import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Theme

// A way on: an arch with an icon, a title, and, unless it `tells` nothing, a line of what is there.
T.AbstractButton {
    id: answer

    property bool brief: false
    property string description: ""
    required property string iconName
    property bool tells: !brief

    Accessible.description: tells ? description : ""
    Accessible.name: text
    focusPolicy: Qt.StrongFocus
    implicitHeight: Math.ceil(Math.max(brief ? Theme.smallest : Theme.answerHeight, words.implicitHeight + 2 * (brief ? Theme.s2 : Theme.s4)))

    background: Rectangle {
        border.color: answer.down ? Theme.pressedLine : Theme.line
        border.width: answer.down ? Theme.heavy : Theme.border
        color: answer.down ? Theme.pressed : Theme.surface
        radius: Theme.cardRadius

        FocusRing {
            radius: Theme.cardRadius + Theme.ring + Theme.ringGap
            visible: answer.visualFocus
        }
    }
    contentItem: RowLayout {
        spacing: Theme.s4

        IconArch {
            Layout.alignment: Qt.AlignBottom
            Layout.bottomMargin: Theme.border
            Layout.leftMargin: Theme.s4
            Layout.preferredHeight: Math.round(Layout.preferredWidth * 1.15)
            Layout.preferredWidth: answer.brief ? Theme.briefArch : Theme.archWidth
            name: answer.iconName
            visible: name !== ""
        }
        Column {
            id: words

            Layout.fillWidth: true
            Layout.leftMargin: answer.iconName === "" ? Theme.s4 : 0
            spacing: Theme.s1

            Text {
                color: answer.down ? Theme.pressedInk : Theme.ink
                font.bold: true
                font.pixelSize: Theme.h3
                horizontalAlignment: Text.AlignLeft
                text: answer.text
                textFormat: Text.PlainText
                width: parent.width
                wrapMode: Text.Wrap
            }
            Text {
                color: answer.down ? Theme.pressedInk : Theme.inkSoft
                font.pixelSize: Theme.label
                horizontalAlignment: Text.AlignLeft
                lineHeight: Theme.leading
                text: answer.description
                textFormat: Text.PlainText
                visible: text !== "" && answer.tells
                width: parent.width
                wrapMode: Text.Wrap
            }
        }
        Icon {
            Layout.rightMargin: Theme.s4
            name: "forward"
            tone: answer.down ? Theme.pressedInk : Theme.pine
        }
    }
}
