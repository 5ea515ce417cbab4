import QtQuick
import Kiosk.Display

// The sizes of letters: font sizes, normal and large, in millimetres of the panel. No capital is
// lower than `leastCapital` mm: 4.8 (Section 508, 402.4), and in large text what 0.7 degrees are
// at the distance it is read from (EN 301 549, 5.1.4). Noto Sans has capitals of 0.714 em.
Colours {
    id: letters

    readonly property int body: text(Panel.small ? 7.8 : 9.15, Panel.small ? 11 : 12.7)
    readonly property int caption: text(7.25, 10.5)
    readonly property int display: Panel.portrait ? text(27.7, 27.7) : Panel.small ? text(18, 18) : text(24, 24)
    readonly property int door: text(Panel.small ? 9.6 : 14.4, Panel.small ? 10.3 : 16.6)
    readonly property int h1: Panel.portrait ? text(15.5, 16.6) : Panel.small ? text(11.6, 12.6) : text(13.9, 15.6)
    readonly property int h2: text(Panel.small ? 10.2 : 12.2, Panel.small ? 12.3 : 15.5)
    readonly property int h3: text(Panel.small ? 8.9 : 10.6, Panel.small ? 11.6 : 14.4)
    readonly property int label: text(Panel.small ? 7.25 : 8.1, Panel.small ? 10.5 : 11.1)
    property bool large: false
    readonly property int lead: text(Panel.small ? 8.2 : 10, Panel.small ? 11 : 12.7)
    readonly property real leading: 1.06
    readonly property real leastCapital: large ? Math.PI * 0.7 / 180 * Panel.viewingDistance : 4.8

    // Arabic letters need more than Latin ones to be read as well (tokens: 6 to 10 %).
    property bool mirrored: false
    readonly property int number: text(Panel.small ? 11.1 : 15.5, Panel.small ? 14 : 19.4)
    readonly property int title: Panel.portrait ? text(18.8, 18.8) : Panel.small ? text(11.6, 10.3) : text(16.6, 16.6)

    function mm(millimetres: real): int {
        return Math.round(millimetres * Panel.pxPerMm);
    }
    function text(normal: real, large: real): int {
        const wanted = (letters.large ? large : normal) * (mirrored ? 1.06 : 1);
        return Math.ceil(Math.max(wanted, leastCapital / 0.714) * Panel.pxPerMm);
    }
}
