import QtQuick
import Kiosk.Theme

// Where the keys are: a ring around a control, with a gap.
Rectangle {
    anchors.fill: parent
    anchors.margins: -(Theme.ring + Theme.ringGap)
    border.color: Theme.ink
    border.width: Theme.ring
    color: Theme.clear
    radius: Theme.radius + Theme.ring + Theme.ringGap
}
