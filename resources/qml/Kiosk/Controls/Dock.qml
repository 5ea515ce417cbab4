import QtQuick
import Kiosk.Display
import Kiosk.Theme

// The controls every screen has, in the same order, at the bottom. Leave now is the centre.
Rectangle {
    id: dock

    required property VisitModel visit

    implicitHeight: Theme.dock
    color: Theme.surface

    PlainButton {
        anchors.verticalCenter: parent.verticalCenter
        anchors.right: leave.left
        anchors.rightMargin: Theme.s3
        text: qsTr("Back")
        iconName: "back"
        enabled: dock.visit.canGoBack && !dock.visit.asking
        onClicked: dock.visit.back()
    }
    LeaveButton {
        id: leave

        anchors.centerIn: parent
        onClicked: dock.visit.leave()
    }
    PlainButton {
        anchors.verticalCenter: parent.verticalCenter
        anchors.left: leave.right
        anchors.leftMargin: Theme.s3
        text: qsTr("Start")
        iconName: "start"
        enabled: dock.visit.canGoBack && !dock.visit.asking
        onClicked: dock.visit.home()
    }
}
