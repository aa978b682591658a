import '@caselore/widgets/provider/define'
import '@caselore/widgets/ticket-list/define'
