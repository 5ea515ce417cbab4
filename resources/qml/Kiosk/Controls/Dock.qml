import QtQuick
import Kiosk.Display
import Kiosk.Theme

// The controls every screen has, in the same order, at the bottom. Leave now is the centre.
Rectangle {
    id: dock

    required property VisitModel visit

    color: Theme.surface
    implicitHeight: Theme.dock

    PlainButton {
        anchors.right: leave.left
        anchors.rightMargin: Theme.s3
        anchors.verticalCenter: parent.verticalCenter
        enabled: dock.visit.canGoBack && !dock.visit.asking
        iconName: "back"
        text: qsTr("Back")

        onClicked: dock.visit.back()
    }
    LeaveButton {
        id: leave

        anchors.centerIn: parent

        onClicked: dock.visit.leave()
    }
    PlainButton {
        anchors.left: leave.right
        anchors.leftMargin: Theme.s3
        anchors.verticalCenter: parent.verticalCenter
        enabled: dock.visit.canGoBack && !dock.visit.asking
        iconName: "start"
        text: qsTr("Start")

        onClicked: dock.visit.home()
    }
}
