pragma Singleton

import QtQuick
import Kiosk.Display

// Every size is given in millimetres of the panel.
Letters {
    readonly property int answerHeight: Panel.portrait ? mm(40) : Panel.small ? mm(26) : mm(31)
    readonly property int archWidth: Panel.small ? mm(17) : mm(22)
    readonly property int border: mm(0.83)
    readonly property int briefArch: mm(14)
    readonly property int cardIcon: mm(11.6)
    readonly property int cardRadius: mm(7.8)
    readonly property int codeAtLeast: Math.ceil(80 * Panel.pxPerMm)

    // Bands
    readonly property int dock: dockRows * navHeight + dockGap * (dockRows + 1) + (dockRows - 1) * (toolHeight - navHeight)
    readonly property int dockGap: Panel.portrait ? mm(5.5) : Panel.small ? mm(3.2) : mm(5.1)
    // Language, text size and contrast have a row of their own, or share one with the rest.
    readonly property int dockRows: Panel.portrait || large ? 2 : 1

    // Controls
    readonly property int doorBorder: contrast ? mm(1.4) : 0
    readonly property int doorHeight: Panel.portrait && large ? mm(80) : mm(88)
    readonly property int doorRadius: mm(8.9)
    readonly property int entryHeight: Panel.portrait ? mm(large ? 51 : 36) : Panel.small ? mm(large ? 44 : 23) : mm(large ? 36 : 27.7)
    readonly property int heavy: mm(1.4)
    readonly property int leaveWidth: Panel.small ? mm(large ? 105 : 74) : mm(large ? 127 : 116)
    readonly property int margin: Panel.portrait ? mm(15.5) : Panel.small ? mm(10.1) : mm(17.7)
    readonly property int navHeight: Panel.portrait ? mm(34.3) : Panel.small ? mm(large ? 31 : 25.3) : mm(large ? 33 : 30.8)
    readonly property int navIcon: Panel.small ? mm(9) : mm(11)
    readonly property int outline: contrast ? mm(0.83) : 0
    readonly property int pagerHeight: Panel.small ? mm(large ? 31 : 20.3) : mm(large ? 33 : 27.7)
    // Pictures of the content are drawn for this many pixels to a millimetre.
    readonly property real pictureDensity: 3.61
    readonly property int primaryHeight: Panel.small ? mm(large ? 36 : 25) : mm(41)

    // Shape
    readonly property int radius: mm(5.5)
    readonly property int ring: mm(1.7)
    readonly property int ringGap: mm(1.4)

    // Space
    readonly property int s1: mm(2.2)
    readonly property int s2: mm(3.3)
    readonly property int s3: mm(4.4)
    readonly property int s4: Panel.small ? mm(5.5) : mm(6.7)
    readonly property int s5: Panel.small ? mm(6.7) : mm(8.9)
    readonly property int s6: Panel.small ? mm(11) : mm(13.3)
    readonly property int s7: Panel.small ? mm(8.9) : mm(20)
    readonly property int smallest: mm(20.3)
    readonly property int strip: Panel.portrait ? mm(22.2) : Panel.small ? mm(14.1) : mm(17.7)
    readonly property int thick: mm(1.1)
    readonly property int thin: mm(0.55)
    readonly property int toolHeight: Panel.portrait ? mm(31) : Panel.small ? mm(large ? 20.3 : 25.3) : mm(30.8)
    readonly property int toolIcon: mm(11.6)
    // On a small panel large text needs its room.
    readonly property int topBand: Panel.portrait ? mm(28.8) : !Panel.small ? mm(22.2) : large ? 0 : mm(15.7)
    // What points along the way of reading turns with it.
    readonly property list<string> turning: ["back", "forward", "next-step", "change-back"]

    // A number in the digits of the present language.
    function digits(count: int): string {
        return count.toLocaleString(Qt.locale(), "f", 0);
    }
}
