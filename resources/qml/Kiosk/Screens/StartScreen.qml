pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Theme

// Three doors and a few smaller entries.
Item {
    id: start

    // Upright, the doors begin below the bridge, which gives way where the words need its room.
    readonly property bool bridge: Panel.portrait && !Theme.large && lead.y + lead.height <= Theme.mm(74)
    readonly property int doorsFrom: bridge ? Theme.mm(111.9) : Math.max(lead.y + lead.height + Theme.s4, Panel.reachTop - Theme.s5)
    required property VisitModel visit

    Wall {
        id: wall

        bridge: start.bridge
        height: Panel.portrait ? start.doorsFrom : doors.y + doors.height
        width: parent.width
    }
    TopBand {
        id: band

        color: Theme.clear
        height: Panel.portrait ? Theme.topBand : Math.round(Theme.topBand * 0.9)
        section: ""
        width: parent.width
    }
    Words {
        id: question

        Accessible.role: Accessible.Heading
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        font.bold: true
        font.pixelSize: Theme.title
        lineHeight: 1
        text: start.visit.title
        width: Panel.portrait ? parent.width - 2 * Theme.margin : Math.min(implicitWidth, parent.width - 2 * Theme.margin)
        y: band.height - (Panel.small || Theme.large ? 0 : Theme.s2)
    }
    Words {
        id: lead

        anchors.left: parent.left
        anchors.leftMargin: Panel.portrait ? Theme.margin : Theme.margin + question.width + Theme.s6
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        font.pixelSize: Theme.lead
        horizontalAlignment: Panel.portrait ? Text.AlignLeft : Text.AlignRight
        text: start.visit.lead
        // Wide, it stands beside the question, or not at all.
        visible: Panel.portrait || !Panel.small && implicitWidth <= width
        y: Panel.portrait ? question.y + question.height : question.y + question.height - height - Theme.s1
    }
    Rectangle {
        color: Theme.night
        height: Theme.s1
        visible: !Panel.portrait
        width: parent.width
        y: wall.height
    }
    Grid {
        id: doors

        readonly property int gap: Panel.portrait ? Theme.s4 : Panel.small ? Theme.s4 : Theme.s5 + Theme.s1

        // Upright, the doors share the room above the entries.
        readonly property int tall: Math.min(Theme.doorHeight, Math.floor((start.height - y - Theme.entryHeight - 2 * Theme.s5 - 2 * gap) / 3))

        columns: Panel.portrait ? 1 : 3
        spacing: gap
        width: parent.width - 2 * x
        x: Theme.margin
        y: Panel.portrait ? start.doorsFrom + Theme.s5 : question.y + question.height + Theme.s3

        Repeater {
            model: start.visit.doors

            Loader {
                id: door

                required property string body
                required property string caption
                required property int index
                readonly property color pressedTone: [Theme.pinePressed, Theme.bluePressed, Theme.plumPressed][index] ?? Theme.pinePressed
                required property string symbol
                required property string target
                required property string title
                readonly property color tone: [Theme.pine, Theme.blue, Theme.plum][index] ?? Theme.pine

                height: Panel.portrait ? doors.tall : entries.y - Theme.s1 - Theme.s4 - doors.y
                sourceComponent: Panel.portrait ? card : arch
                width: Panel.portrait ? doors.width : Math.floor((doors.width - 2 * doors.gap) / 3)

                Component {
                    id: card

                    DoorCard {
                        description: Theme.large ? door.caption : door.body
                        iconName: door.symbol
                        pressedTone: door.pressedTone
                        text: door.title
                        tone: door.tone

                        onClicked: start.visit.open(door.target)
                    }
                }
                Component {
                    id: arch

                    DoorArch {
                        description: Panel.small || Theme.large ? door.caption : door.body
                        iconName: door.symbol
                        pressedTone: door.pressedTone
                        text: door.title
                        tone: door.tone

                        onClicked: start.visit.open(door.target)
                    }
                }
            }
        }
    }
    Row {
        id: entries

        spacing: Panel.portrait ? Theme.s4 : doors.gap
        width: parent.width - 2 * x
        x: Theme.margin
        y: Panel.portrait ? doors.y + doors.height + Theme.s5 : start.height - height - Theme.s3

        Repeater {
            id: list

            model: start.visit.entries

            EntryButton {
                required property string symbol
                required property string target
                required property string title

                iconName: symbol
                text: title
                width: Math.floor((entries.width - (list.count - 1) * entries.spacing) / list.count)

                onClicked: start.visit.open(target)
            }
        }
    }
}
