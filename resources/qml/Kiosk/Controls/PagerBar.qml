import QtQuick
import Kiosk.Display
import Kiosk.Theme

// Turns pages by touch; scrolling by finger is extra. Where there is no room between the
// buttons, the place stands above them. A `tall` bar has one button below the other.
Item {
    id: bar

    readonly property int buttonHeight: tall ? Theme.mm(27.7) : Theme.pagerHeight
    readonly property int buttonWidth: Math.floor(tall ? width : narrow ? (width - Theme.s3) / 2 : (width - place.width) / 2 - Theme.s3)
    readonly property bool narrow: !Panel.portrait || Theme.large
    // What the words of the larger button take in one line, whether it can be pressed or not.
    readonly property int natural: Math.ceil(Math.max(upWords.advanceWidth, downWords.advanceWidth) * 1.01) + 2 + upButton.sides
    required property Pager pager
    property bool tall: false

    implicitHeight: (tall ? 2 : 1) * buttonHeight + (tall ? Theme.s2 : 0) + (narrow ? place.height + Theme.s1 : 0)

    Words {
        id: place

        anchors.horizontalCenter: parent.horizontalCenter
        font.pixelSize: Theme.label
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("Page %1 of %2").arg(Theme.digits(bar.pager.page + 1)).arg(Theme.digits(bar.pager.count))
        width: bar.tall ? bar.width : undefined
        y: bar.narrow ? 0 : Math.round((bar.height - height) / 2)
    }
    TextMetrics {
        id: upWords

        font.bold: true
        font.pixelSize: Theme.label
        text: upButton.text
    }
    TextMetrics {
        id: downWords

        font: upWords.font
        text: downButton.text
    }
    PlainButton {
        id: upButton

        anchors.bottom: parent.bottom
        anchors.bottomMargin: bar.tall ? height + Theme.s2 : 0
        anchors.left: parent.left
        enabled: bar.pager.page > 0
        height: bar.buttonHeight
        iconName: "page-up"
        text: qsTr("Up")
        width: bar.buttonWidth

        onClicked: bar.pager.up()
    }
    PlainButton {
        id: downButton

        Accessible.id: "page-down"
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        enabled: bar.pager.page < bar.pager.count - 1
        height: bar.buttonHeight
        iconName: "page-down"
        text: qsTr("Down")
        width: bar.buttonWidth

        onClicked: bar.pager.down()
    }
}
