import QtQuick
import Kiosk.Display
import Kiosk.Theme

// Turns pages by touch; scrolling by finger is extra. Where there is no room between the
// buttons, the place stands above them.
Item {
    id: bar

    readonly property int buttonWidth: Math.floor(narrow ? (width - Theme.s3) / 2 : (width - place.width) / 2 - Theme.s3)
    readonly property bool narrow: !Panel.portrait || Theme.large
    required property Pager pager

    implicitHeight: Theme.pagerHeight + (narrow ? place.height + Theme.s1 : 0)

    Words {
        id: place

        anchors.horizontalCenter: parent.horizontalCenter
        font.pixelSize: Theme.label
        text: qsTr("Page %1 of %2").arg(Theme.digits(bar.pager.page + 1)).arg(Theme.digits(bar.pager.count))
        y: bar.narrow ? 0 : Math.round((bar.height - height) / 2)
    }
    PlainButton {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        enabled: bar.pager.page > 0
        height: Theme.pagerHeight
        iconName: "page-up"
        text: qsTr("Up")
        width: bar.buttonWidth

        onClicked: bar.pager.up()
    }
    PlainButton {
        Accessible.id: "page-down"
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        enabled: bar.pager.page < bar.pager.count - 1
        height: Theme.pagerHeight
        iconName: "page-down"
        text: qsTr("Down")
        width: bar.buttonWidth

        onClicked: bar.pager.down()
    }
}
