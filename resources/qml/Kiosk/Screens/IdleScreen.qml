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
        width: Math.round(parent.width * 0.88)
        spacing: Panel.small ? Theme.s2 : Theme.s4

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Are you still there?")
            font.pixelSize: Theme.title
            font.bold: true
            lineHeight: 1
            Accessible.role: Accessible.Heading
        }
        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("If not, this screen closes and starts fresh for the next person.")
            color: Theme.inkSoft
            font.pixelSize: Theme.lead
        }
        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Seconds left: %1").arg(idle.visit.secondsLeft)
            color: Theme.pine
            font.pixelSize: Theme.title
            font.bold: true
            lineHeight: 1
        }
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.round(parent.width * 0.62)
            height: Theme.s4
            radius: height / 2
            color: Theme.surface
            border.width: Theme.border
            border.color: Theme.pine

            Rectangle {
                width: Math.round(parent.width * idle.visit.secondsLeft / idle.visit.warningSeconds)
                height: parent.height
                radius: height / 2
                color: Theme.pine
            }
        }
        Grid {
            id: answers

            width: parent.width
            columns: Panel.portrait ? 1 : 2
            spacing: Theme.s4

            PrimaryButton {
                id: yes

                width: Math.floor((answers.width - (answers.columns - 1) * answers.spacing) / answers.columns)
                text: qsTr("Yes, carry on")
                iconName: "yes"
                onClicked: idle.visit.carryOn()
            }
            PlainButton {
                width: yes.width
                height: yes.height
                text: qsTr("I have finished")
                onClicked: idle.visit.leave()
            }
        }
    }
}
