import QtQuick

// The one shape: a doorway. It stands on its lower edge.
Rectangle {
    topLeftRadius: width / 2
    topRightRadius: width / 2
}
