import QtQuick
import Kiosk.Controls
import Kiosk.Display
import Kiosk.Theme

// A code to scan, and beside or below it, in pages where that is too much, what there is to know.
Item {
    id: screen

    // Whole pixels to a module: as many as the frame has room for, and at least 80 mm of code.
    readonly property int modulePixels: Math.max(Math.ceil(Theme.codeAtLeast / (visit.code.modules - 8)), Math.floor(room / visit.code.modules))
    readonly property int ring: Panel.small ? Theme.s2 : Theme.s4
    readonly property int room: Panel.portrait ? Theme.mm(Theme.large ? 120 : 140) : Math.min(Theme.mm(150), frame.height - 2 * ring - 2 * Theme.s2)
    required property VisitModel visit

    TopBand {
        id: band

        height: Theme.topBand
        section: Panel.small ? screen.visit.title : screen.visit.section
        width: parent.width
    }
    Words {
        id: headline

        Accessible.role: Accessible.Heading
        font.bold: true
        font.pixelSize: Theme.h2
        height: visible ? implicitHeight : 0
        horizontalAlignment: Text.AlignHCenter
        text: screen.visit.title
        visible: Panel.portrait
        width: parent.width - 2 * x
        x: Theme.margin
        y: band.height + Theme.s4
    }
    CodeFrame {
        id: frame

        anchors.left: parent.left
        anchors.leftMargin: Panel.portrait ? Math.round((parent.width - width) / 2) : Theme.margin
        code: screen.visit.code
        height: Panel.portrait ? Theme.mm(Theme.large ? 160 : 190) : parent.height - y
        modulePixels: screen.modulePixels
        ring: screen.ring
        width: Panel.portrait ? Theme.mm(205) : side + 4 * ring + 2 * Theme.s2
        y: Panel.portrait ? headline.y + headline.height + Theme.s3 : band.height + Theme.s4
    }
    Rectangle {
        color: Theme.pine
        height: Theme.s1
        radius: height / 2
        visible: Panel.portrait
        width: parent.width - 2 * x
        x: Theme.margin
        y: frame.y + frame.height
    }
    PagedColumn {
        id: pages

        anchors.left: parent.left
        anchors.leftMargin: Panel.portrait ? Theme.margin : Theme.margin + frame.width + Theme.s7
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        column: words
        paged: whole - pagerBar.height - Theme.s2
        whole: screen.height - y - Theme.s2
        y: Panel.portrait ? frame.y + frame.height + Theme.s4 : band.height + (Panel.small ? Theme.s2 : Theme.s5)

        CodeWords {
            id: words

            code: screen.visit.code
            title: screen.visit.title
            width: pages.width
        }
    }
    PagerBar {
        id: pagerBar

        anchors.left: pages.left
        anchors.right: pages.right
        pager: pages.pager
        visible: pager.count > 1
        y: screen.height - height - Theme.s2
    }
}
