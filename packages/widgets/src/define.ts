// The provider comes first: a widget that is upgraded before it would ask for a client when nobody answers yet.
import './provider/define.js'
import './case-view/define.js'
import './search/define.js'
import './sla-badge/define.js'
import './ticket-detail/define.js'
import './ticket-form/define.js'
import './ticket-list/define.js'
