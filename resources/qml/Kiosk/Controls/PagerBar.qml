import QtQuick
import Kiosk.Display
import Kiosk.Theme

// Turns pages by touch; scrolling by finger is extra. Where there is no room between the
// buttons, the place stands above them.
Item {
    id: bar

    required property Pager pager
    readonly property bool narrow: !Panel.portrait
    readonly property int buttonWidth: Math.floor(narrow ? (width - Theme.s3) / 2 : (width - place.width) / 2 - Theme.s3)

    implicitHeight: Theme.pagerHeight + (narrow ? place.height + Theme.s1 : 0)

    Words {
        id: place

        anchors.horizontalCenter: parent.horizontalCenter
        y: bar.narrow ? 0 : Math.round((bar.height - height) / 2)
        text: qsTr("Page %1 of %2").arg(bar.pager.page + 1).arg(bar.pager.count)
        font.pixelSize: Theme.label
    }
    PlainButton {
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        height: Theme.pagerHeight
        width: bar.buttonWidth
        text: qsTr("Page up")
        iconName: "page-up"
        enabled: bar.pager.page > 0
        onClicked: bar.pager.up()
    }
    PlainButton {
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Theme.pagerHeight
        width: bar.buttonWidth
        text: qsTr("Page down")
        Accessible.id: "page-down"
        iconName: "page-down"
        enabled: bar.pager.page < bar.pager.count - 1
        onClicked: bar.pager.down()
    }
}
