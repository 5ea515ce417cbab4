import QtQuick
import QtQml.Models
import Kiosk.Display
import Kiosk.Theme

// The rows of a reading screen: one component for each kind.
Column {
    id: rows

    required property RecordList model
    required property string lead
    required property bool contentNote
    signal opened(target: string)

    Lead {
        width: rows.width
        visible: rows.lead !== "" || rows.contentNote
        text: rows.lead
        contentNote: rows.contentNote
    }
    Repeater {
        model: rows.model
        delegate: chooser
    }

    DelegateChooser {
        id: chooser

        role: "kind"

        DelegateChoice {
            roleValue: "heading"

            HeadingRow {
                width: rows.width
                size: Theme.h2
            }
        }
        DelegateChoice {
            roleValue: "subheading"

            HeadingRow {
                width: rows.width
                size: Theme.h3
            }
        }
        DelegateChoice {
            roleValue: "paragraph"

            TextRow {
                width: rows.width
            }
        }
        DelegateChoice {
            roleValue: "item"

            ItemRow {
                width: rows.width
            }
        }
        DelegateChoice {
            roleValue: "callout"

            CalloutRow {
                width: rows.width
            }
        }
        DelegateChoice {
            roleValue: "safety"

            CalloutRow {
                width: rows.width
            }
        }
        DelegateChoice {
            roleValue: "quotation"

            QuotationRow {
                width: rows.width
            }
        }
        DelegateChoice {
            roleValue: "picture"

            PictureRow {
                width: rows.width
            }
        }
        DelegateChoice {
            roleValue: "answer"

            AnswerRow {
                width: rows.width
                onOpened: target => rows.opened(target)
            }
        }
        DelegateChoice {
            roleValue: "service"

            ServiceRow {
                width: rows.width
            }
        }
        DelegateChoice {
            roleValue: "detail"

            DetailRow {
                width: rows.width
            }
        }
        DelegateChoice {
            roleValue: "fact"

            FactRow {
                width: rows.width
            }
        }
        DelegateChoice {
            roleValue: "card"

            CardRow {
                width: rows.width
            }
        }
        DelegateChoice {
            roleValue: "caption"

            CaptionRow {
                width: rows.width
            }
        }
    }
}
