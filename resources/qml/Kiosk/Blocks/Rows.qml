pragma ComponentBehavior: Bound

import QtQuick
import QtQml.Models
import Kiosk.Display
import Kiosk.Theme

// The rows of a reading screen: one component for each kind.
Column {
    id: rows

    required property bool contentNote
    property string heading: ""
    required property string lead
    required property RecordList model

    signal opened(target: string)

    HeadingRow {
        size: Theme.h2
        title: rows.heading
        visible: title !== ""
        width: rows.width
    }
    Lead {
        contentNote: rows.contentNote
        text: rows.lead
        visible: rows.lead !== "" || rows.contentNote
        width: rows.width
    }
    Repeater {
        delegate: chooser
        model: rows.model
    }
    DelegateChooser {
        id: chooser

        role: "kind"

        DelegateChoice {
            roleValue: "heading"

            HeadingRow {
                size: Theme.h2
                width: rows.width
            }
        }
        DelegateChoice {
            roleValue: "subheading"

            HeadingRow {
                size: Theme.h3
                width: rows.width
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
            roleValue: "steps"

            StepsRow {
                width: rows.width
            }
        }
        DelegateChoice {
            roleValue: "way"

            AnswerRow {
                tells: true
                width: rows.width

                onOpened: target => rows.opened(target)
            }
        }
        DelegateChoice {
            roleValue: "choice"

            AnswerRow {
                brief: true
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
            roleValue: "opening"

            OpeningRow {
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
            roleValue: "language"

            LanguageRow {
                width: rows.width

                onOpened: target => rows.opened(target)
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
