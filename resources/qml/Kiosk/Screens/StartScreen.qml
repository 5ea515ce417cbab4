import QtQuick
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Theme

// Three doors and a few smaller entries.
Item {
    id: start

    required property VisitModel visit

    Rectangle {
        id: wall

        width: parent.width
        height: Panel.portrait ? Theme.mm(111.9) : doors.y + doors.height
        // The picture of the bridge is stone with the sky behind its arches.
        color: Panel.portrait ? Theme.bg : Theme.stone

        Image {
            visible: Panel.portrait
            width: parent.width
            height: parent.height
            sourceSize: Qt.size(width, height)
            source: Qt.resolvedUrl("../../../icons/art-bridge.svg")
        }
    }
    TopBand {
        id: band

        width: parent.width
        height: Panel.portrait ? Theme.topBand : Math.round(Theme.topBand * 0.9)
        color: Theme.clear
        section: ""
    }
    Words {
        id: question

        x: Theme.margin
        y: band.height - (Panel.small ? 0 : Theme.s2)
        width: Panel.portrait ? parent.width - 2 * x : Math.min(implicitWidth, parent.width - 2 * x)
        text: start.visit.title
        font.pixelSize: Theme.title
        font.bold: true
        lineHeight: 1
        Accessible.role: Accessible.Heading
    }
    Words {
        visible: !Panel.small
        x: Panel.portrait ? Theme.margin : question.x + question.width + Theme.s6
        y: Panel.portrait ? question.y + question.height : question.y + question.height - height - Theme.s1
        width: parent.width - x - Theme.margin
        horizontalAlignment: Panel.portrait ? Text.AlignLeft : Text.AlignRight
        text: start.visit.lead
        font.pixelSize: Theme.lead
    }
    Rectangle {
        visible: !Panel.portrait
        y: wall.height
        width: parent.width
        height: Theme.s1
        color: Theme.night
    }
    Grid {
        id: doors

        readonly property int gap: Panel.portrait ? Theme.s4 : Panel.small ? Theme.s4 : Theme.s5 + Theme.s1

        x: Theme.margin
        y: Panel.portrait ? Theme.mm(111.9) + Theme.s5 : question.y + question.height + Theme.s3
        width: parent.width - 2 * x
        columns: Panel.portrait ? 1 : 3
        spacing: gap

        Repeater {
            model: start.visit.doors

            Loader {
                id: door

                required property int index
                required property string title
                required property string body
                required property string caption
                required property string symbol
                required property string target
                readonly property color tone: [Theme.pine, Theme.blue, Theme.plum][index]
                readonly property color pressedTone: [Theme.pinePressed, Theme.bluePressed, Theme.plumPressed][index]

                width: Panel.portrait ? doors.width : Math.floor((doors.width - 2 * doors.gap) / 3)
                height: Panel.portrait ? Theme.doorHeight : entries.y - Theme.s1 - Theme.s4 - doors.y
                sourceComponent: Panel.portrait ? card : arch

                Component {
                    id: card

                    DoorCard {
                        text: door.title
                        description: door.body
                        iconName: door.symbol
                        tone: door.tone
                        pressedTone: door.pressedTone
                        onClicked: start.visit.open(door.target)
                    }
                }
                Component {
                    id: arch

                    DoorArch {
                        text: door.title
                        description: Panel.small ? door.caption : door.body
                        iconName: door.symbol
                        tone: door.tone
                        pressedTone: door.pressedTone
                        onClicked: start.visit.open(door.target)
                    }
                }
            }
        }
    }
    Row {
        id: entries

        x: Theme.margin
        y: Panel.portrait ? doors.y + doors.height + Theme.s5 : start.height - height - Theme.s3
        width: parent.width - 2 * x
        spacing: Panel.portrait ? Theme.s4 : doors.gap

        Repeater {
            id: list

            model: start.visit.entries

            EntryButton {
                required property string title
                required property string symbol
                required property string target

                width: Math.floor((entries.width - (list.count - 1) * entries.spacing) / list.count)
                text: title
                iconName: symbol
                onClicked: start.visit.open(target)
            }
        }
    }
}
