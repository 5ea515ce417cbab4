import QtQuick

// The colours: light, and of high contrast, where fills become outlines. A name with "on" is
// what stands on the fill that it names; deep fills are those of doors and of the portal.
QtObject {
    readonly property color arch1: contrast ? "#000000" : "#1F7365"
    readonly property color arch2: contrast ? "#8FE9D2" : "#6FB3A2"
    readonly property color bg: contrast ? "#000000" : "#EDF3F0"
    readonly property color blue: contrast ? "#A9CCFF" : "#1E4A7A"
    readonly property color bluePressed: contrast ? "#000000" : "#143557"
    readonly property color clear: "transparent"
    readonly property color codeDark: "#000000"
    readonly property color codeLight: "#FFFFFF"
    property bool contrast: false
    readonly property color doorVeil: contrast ? "transparent" : "#33FFFFFF"
    readonly property color hair: contrast ? "#6E827D" : "#C9D8D4"
    readonly property color ink: contrast ? "#FFFFFF" : "#10262A"
    readonly property color inkSoft: contrast ? "#E6EFEC" : "#33494E"
    readonly property color leave: contrast ? "#FFD84A" : "#FFCE2E"
    readonly property color leaveBorder: contrast ? "#FFD84A" : "#10262A"
    readonly property color leaveInk: contrast ? "#000000" : "#10262A"
    readonly property color leavePressed: contrast ? "#FFFFFF" : "#E3AE00"
    readonly property color light: contrast ? "#000000" : "#FFF1E2"
    readonly property color line: contrast ? "#FFFFFF" : "#64807F"
    readonly property color mint: contrast ? "#000000" : "#D5E8E1"
    readonly property color night: contrast ? "#FFFFFF" : "#0A2E2B"
    readonly property color off: contrast ? "#C2D0CC" : "#52696D"
    readonly property color ok: contrast ? "#8FE9D2" : "#14603A"
    readonly property color onDeep: "#FFFFFF"
    readonly property color onFill: contrast ? "#000000" : "#FFFFFF"
    readonly property color pine: contrast ? "#8FE9D2" : "#0B5147"
    readonly property color pinePressed: contrast ? "#FFFFFF" : "#073B34"
    readonly property color plum: contrast ? "#F5B8E8" : "#67305F"
    readonly property color plumPressed: contrast ? "#000000" : "#4A2244"
    readonly property color portal: contrast ? "#000000" : "#0B5147"
    readonly property color pressed: contrast ? "#FFFFFF" : "#D5E8E1"
    readonly property color pressedInk: contrast ? "#000000" : "#10262A"
    readonly property color pressedLine: contrast ? "#FFFFFF" : "#0B5147"
    readonly property color primaryPressedLine: contrast ? "#8FE9D2" : "#10262A"
    readonly property color stone: contrast ? "#000000" : "#FFDDBF"
    readonly property color surface: contrast ? "#000000" : "#FFFFFF"
    readonly property color switched: contrast ? "#FFFFFF" : "#10262A"
    readonly property color switchedInk: contrast ? "#000000" : "#FFFFFF"
    readonly property color warm: contrast ? "#000000" : "#FFEBD8"

    function hex(tone: color): string {
        return tone.toString().substr(-6);
    }
}
