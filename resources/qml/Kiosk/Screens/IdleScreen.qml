import QtQuick
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Theme

// Asks whether somebody is there. Opaque, and it names no topic; touches beside the two
// buttons do nothing.
Portal {
    id: idle

    required property VisitModel visit

    Column {
        anchors.centerIn: parent
        spacing: Panel.small ? Theme.s2 : Theme.s4
        width: Math.round(parent.width * 0.88)

        Words {
            Accessible.role: Accessible.Heading
            font.bold: true
            font.pixelSize: Theme.title
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 1
            text: qsTr("Are you still there?")
            width: parent.width
        }
        Words {
            color: Theme.inkSoft
            font.pixelSize: Theme.lead
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("If not, this screen closes and starts fresh for the next person.")
            width: parent.width
        }
        Words {
            color: Theme.pine
            font.bold: true
            font.pixelSize: Theme.title
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 1
            text: qsTr("Seconds left: %1").arg(Theme.digits(idle.visit.secondsLeft))
            width: parent.width
        }
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            border.color: Theme.pine
            border.width: Theme.border
            color: Theme.surface
            height: Theme.s4
            radius: height / 2
            visible: !idle.plain
            width: Math.round(parent.width * 0.62)

            Rectangle {
                color: Theme.pine
                height: parent.height
                radius: height / 2
                width: Math.round(parent.width * idle.visit.secondsLeft / idle.visit.warningSeconds)
            }
        }
        Grid {
            id: answers

            columns: Panel.portrait ? 1 : 2
            spacing: Theme.s4
            width: parent.width

            PrimaryButton {
                id: yes

                height: idle.plain ? Theme.mm(25) : implicitHeight
                iconName: "yes"
                text: qsTr("Yes, carry on")
                width: Math.floor((answers.width - (answers.columns - 1) * answers.spacing) / answers.columns)

                onClicked: idle.visit.carryOn()
            }
            PlainButton {
                height: yes.height
                text: qsTr("I have finished")
                width: yes.width

                onClicked: idle.visit.leave()
            }
        }
    }
}
