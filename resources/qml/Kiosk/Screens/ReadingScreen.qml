import QtQuick
import Kiosk.Blocks
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Theme

// A title and rows, in pages where they do not fit. Wide panels have the title beside the rows.
Item {
    id: reading

    readonly property bool crowded: Panel.small && Theme.large && !Panel.portrait
    // Beside the rows a long lead has no room: then it is the first of them. So is the name, where
    // it would reach the pager, and on a small panel in large text.
    readonly property bool leadBeside: !nameBeside ? false : Panel.portrait ? head.y + name.height + lead.implicitHeight < height / 2 : name.height + lead.implicitHeight + head.y + 2 * Theme.s4 < pagerBar.y
    readonly property bool nameBeside: Panel.portrait || !crowded && band.height + name.implicitHeight + 2 * Theme.s4 < pagerBar.y
    // Nothing but the pager is beside the rows: it leaves them as much room as it can.
    readonly property bool onlyPager: crowded && !action.visible
    readonly property int side: Panel.portrait ? width - 2 * Theme.margin : onlyPager ? Math.max(Theme.mm(60), pagerBar.natural) : Math.round(width * (Panel.small ? 0.3 : 0.31))
    required property WindowModel visit

    Component.onCompleted: pages.pager.enter(visit.depth)

    TopBand {
        id: band

        height: Theme.topBand
        section: reading.visit.section
        width: parent.width
    }
    Column {
        id: head

        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        spacing: Theme.s2
        width: reading.side
        y: band.height + Theme.s4

        Words {
            id: name

            Accessible.role: Accessible.Heading
            font.bold: true
            font.pixelSize: reading.visit.titleIsLong && !Panel.portrait ? Theme.h3 : Theme.h1
            lineHeight: 1
            text: reading.visit.title
            visible: reading.nameBeside
            width: parent.width
        }
        Lead {
            id: lead

            contentNote: reading.visit.contentNote
            text: reading.visit.lead
            visible: reading.leadBeside
            width: parent.width
        }
    }
    PagedColumn {
        id: pages

        readonly property int foot: action.visible && Panel.portrait ? action.y : reading.height

        anchors.left: parent.left
        // Room for focus rings at the sides; at rest it ends with the page, so that no row is cut.
        anchors.leftMargin: (Panel.portrait ? Theme.margin : Theme.margin + reading.side + Theme.s7) - Theme.s3
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin - Theme.s3
        column: rows
        paged: Panel.portrait ? whole - pagerBar.height - Theme.s4 : whole
        whole: foot - y - Theme.s4
        y: Panel.portrait ? Math.max(head.y + head.height + Theme.s4, Panel.reachTop) : band.height + Theme.s4

        Rows {
            id: rows

            contentNote: !reading.leadBeside && reading.visit.contentNote
            heading: reading.nameBeside ? "" : reading.visit.title
            lead: reading.leadBeside ? "" : reading.visit.lead
            model: reading.visit.rows
            width: pages.width - 2 * x
            x: Theme.s3

            onOpened: target => reading.visit.open(target)
        }
    }
    Connections {
        function onScreenChanged() {
            pages.pager.enter(reading.visit.depth);
        }

        target: reading.visit
    }
    PagerBar {
        id: pagerBar

        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        pager: pages.pager
        tall: reading.onlyPager
        visible: pager.count > 1
        width: reading.side
        y: (action.visible ? action.y : reading.height) - height - Theme.s4
    }
    PrimaryButton {
        id: action

        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        iconName: reading.visit.actionIcon
        text: reading.visit.action
        visible: text !== ""
        width: reading.side
        y: reading.height - height - Theme.s4

        onClicked: reading.visit.open(reading.visit.actionTarget)
    }
}
