import QtQuick
import Kiosk.Theme

// Where the keys are: a ring around a control, with a gap.
Rectangle {
    anchors.fill: parent
    anchors.margins: -(Theme.ring + Theme.ringGap)
    radius: Theme.radius + Theme.ring + Theme.ringGap
    color: Theme.clear
    border.width: Theme.ring
    border.color: Theme.ink
}
