pragma Singleton

import QtQuick
import Kiosk.Display

// Every size is given in millimetres of the panel; text sizes are font sizes (cap height 0.714).
QtObject {
    readonly property int answerHeight: Panel.portrait ? mm(40) : Panel.small ? mm(26) : mm(31)
    readonly property color arch1: "#1F7365"
    readonly property color arch2: "#6FB3A2"
    readonly property int archWidth: Panel.small ? mm(17) : mm(22)
    // Colours
    readonly property color bg: "#EDF3F0"
    readonly property color blue: "#1E4A7A"
    readonly property color bluePressed: "#143557"
    readonly property int body: Panel.small ? mm(7.8) : mm(9.15)
    readonly property int border: mm(0.83)
    readonly property int briefArch: mm(14)

    // Text
    readonly property int caption: mm(7.25)
    readonly property int cardIcon: mm(11.6)
    readonly property int cardRadius: mm(7.8)
    readonly property color clear: "transparent"
    readonly property int codeAtLeast: Math.ceil(80 * Panel.pxPerMm)
    readonly property color codeDark: "#000000"
    readonly property color codeLight: "#FFFFFF"
    readonly property int display: Panel.portrait ? mm(27.7) : Panel.small ? mm(18) : mm(24)
    readonly property int dock: Panel.portrait ? mm(44.3) : Panel.small ? mm(31.8) : mm(41)
    readonly property int door: Panel.small ? mm(9.6) : mm(14.4)
    readonly property int doorHeight: mm(88)
    readonly property int doorRadius: mm(8.9)
    readonly property color doorVeil: "#33FFFFFF"
    readonly property int entryHeight: Panel.portrait ? mm(36) : Panel.small ? mm(21.2) : mm(27.7)
    readonly property int h1: Panel.portrait ? mm(15.5) : Panel.small ? mm(11.6) : mm(13.9)
    readonly property int h2: Panel.small ? mm(10.2) : mm(12.2)
    readonly property int h3: Panel.small ? mm(8.9) : mm(10.6)
    readonly property color hair: "#C9D8D4"
    readonly property int heavy: mm(1.4)
    readonly property color ink: "#10262A"
    readonly property color inkSoft: "#33494E"
    readonly property int label: Panel.small ? mm(7.25) : mm(8.1)
    readonly property int lead: Panel.small ? mm(8.2) : mm(10)
    readonly property real leading: 1.06
    readonly property color leave: "#FFCE2E"
    readonly property color leavePressed: "#E3AE00"
    readonly property int leaveWidth: Panel.small ? mm(74) : mm(116)
    readonly property color light: "#FFF1E2"
    readonly property color line: "#64807F"
    readonly property int margin: Panel.portrait ? mm(15.5) : Panel.small ? mm(10.1) : mm(17.7)
    readonly property color mint: "#D5E8E1"
    readonly property int navHeight: Panel.small ? mm(25.3) : mm(30.8)
    readonly property int navIcon: Panel.small ? mm(9) : mm(11)
    readonly property int navWidth: Panel.small ? mm(32.3) : Panel.portrait ? mm(71.5) : mm(55.4)
    readonly property color night: "#0A2E2B"
    readonly property int number: Panel.small ? mm(11.1) : mm(15.5)
    readonly property color off: "#52696D"
    readonly property color ok: "#14603A"
    readonly property color onFill: "#FFFFFF"
    readonly property int pagerHeight: Panel.small ? mm(20.3) : mm(27.7)
    // Pictures of the content are drawn for this many pixels to a millimetre.
    readonly property real pictureDensity: 3.61
    readonly property color pine: "#0B5147"
    readonly property color pinePressed: "#073B34"
    readonly property color plum: "#67305F"
    readonly property color plumPressed: "#4A2244"
    readonly property int primaryHeight: Panel.small ? mm(25) : mm(41)

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

    // Controls
    readonly property int smallest: mm(20.3)
    readonly property color stone: "#FFDDBF"
    readonly property int strip: Panel.portrait ? mm(22.2) : Panel.small ? mm(14.1) : mm(17.7)
    readonly property color surface: "#FFFFFF"
    readonly property int thick: mm(1.1)
    readonly property int thin: mm(0.55)
    readonly property int title: Panel.portrait ? mm(18.8) : Panel.small ? mm(11.6) : mm(16.6)
    readonly property int toolIcon: mm(11.6)

    // Bands
    readonly property int topBand: Panel.portrait ? mm(28.8) : Panel.small ? mm(15.7) : mm(22.2)
    readonly property color warm: "#FFEBD8"

    function hex(tone: color): string {
        return tone.toString().substr(-6);
    }
    function mm(millimetres: real): int {
        return Math.round(millimetres * Panel.pxPerMm);
    }
}
