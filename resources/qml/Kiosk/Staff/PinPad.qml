pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Theme

// The pad for the PIN: how many digits were typed is shown, not which. Wide panels have the words
// beside the keys.
Item {
    id: pad

    readonly property int gap: Panel.small ? Theme.s2 : Theme.s4
    readonly property int keyHeight: Math.min(Theme.mm(30), Math.floor((room - 3 * gap) / 4))
    readonly property int keyWidth: Math.min(Theme.mm(40), Math.floor(((Panel.portrait ? width : width / 2) - 2 * Theme.margin - 2 * gap) / 3))
    readonly property bool open: staff.waitSeconds === 0 && !staff.judged
    // How high the keys may be together.
    readonly property int room: Panel.portrait ? height - Math.max(band.height + Theme.s4 + words.height + Theme.s5, Panel.reachTop) - Theme.s4 : height - band.height - 2 * Theme.s4
    readonly property int shown: Math.max(6, staff.count)
    readonly property int side: Panel.portrait ? width - 2 * Theme.margin : Math.floor(width / 2) - Theme.margin - Theme.s5
    required property StaffModel staff
    readonly property string told: staff.judged ? qsTr("One moment …") : staff.waitSeconds > 0 ? qsTr("Wrong too often. Wait: %1 s").arg(Theme.digits(staff.waitSeconds)) : staff.wrong ? qsTr("This is not the PIN. Try again.") : qsTr("Digits typed: %1").arg(Theme.digits(staff.count))

    TopBand {
        id: band

        height: Theme.topBand
        section: pad.staff.section
        width: parent.width
    }
    Column {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        spacing: Theme.s3
        width: pad.side
        y: Panel.portrait ? keys.y - height - Theme.s5 : band.height + Theme.s4

        Words {
            Accessible.role: Accessible.Heading
            font.bold: true
            font.pixelSize: Theme.h1
            horizontalAlignment: Panel.portrait ? Text.AlignHCenter : Text.AlignLeft
            lineHeight: 1
            text: pad.staff.title
            width: parent.width
        }
        Words {
            color: Theme.inkSoft
            font.pixelSize: Theme.lead
            horizontalAlignment: Panel.portrait ? Text.AlignHCenter : Text.AlignLeft
            text: pad.staff.lead
            visible: !Panel.small || !Theme.large
            width: parent.width
        }
        Row {
            id: arches

            readonly property int space: Theme.s2

            spacing: space
            x: Panel.portrait ? Math.round((words.width - width) / 2) : Theme.mirrored ? words.width - width : 0

            Repeater {
                model: pad.shown

                Arch {
                    required property int index

                    border.color: index < pad.staff.count ? Theme.pine : Theme.line
                    border.width: Theme.border
                    color: index < pad.staff.count ? Theme.pine : Theme.surface
                    height: Math.round(width * 1.25)
                    width: Math.min(Theme.mm(13), Math.floor((words.width - 11 * arches.space) / 12))
                }
            }
        }
        Words {
            color: pad.staff.wrong || pad.staff.waitSeconds > 0 ? Theme.ink : Theme.inkSoft
            font.bold: pad.staff.wrong || pad.staff.waitSeconds > 0
            font.pixelSize: Theme.lead
            horizontalAlignment: Panel.portrait ? Text.AlignHCenter : Text.AlignLeft
            text: pad.told
            width: parent.width
        }
    }
    // Digits stand as on every pad, in languages from right to left too.
    Grid {
        id: keys

        LayoutMirroring.childrenInherit: true
        LayoutMirroring.enabled: false
        columns: 3
        spacing: pad.gap
        x: Panel.portrait ? Math.round((pad.width - width) / 2) : Theme.mirrored ? Theme.margin : pad.width - Theme.margin - width
        y: pad.height - height - Theme.s4

        Repeater {
            model: 9

            PinKey {
                required property int index

                enabled: pad.open
                height: pad.keyHeight
                text: Theme.digits(index + 1)
                width: pad.keyWidth

                onClicked: pad.staff.press(index + 1)
            }
        }
        PinKey {
            enabled: pad.open && pad.staff.count > 0
            height: pad.keyHeight
            iconName: "delete"
            text: qsTr("Delete the last digit")
            width: pad.keyWidth

            onClicked: pad.staff.erase()
        }
        PinKey {
            enabled: pad.open
            height: pad.keyHeight
            text: Theme.digits(0)
            width: pad.keyWidth

            onClicked: pad.staff.press(0)
        }
        PinKey {
            enabled: pad.open && pad.staff.complete
            height: pad.keyHeight
            iconName: "yes"
            primary: true
            //: A verb: the PIN is complete, open the staff panel.
            text: qsTr("Open")
            width: pad.keyWidth

            onClicked: pad.staff.enter()
        }
    }
}
