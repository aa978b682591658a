import '@caselore/widgets/provider/define'
import '@caselore/widgets/search/define'
