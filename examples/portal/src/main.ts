import { signInEvent } from './account-menu.js'
import { bootScreen } from './boot-screen.js'
import { showClockNotices } from './clock-notices.js'
import { alone, empty, fill, isFilled } from './demo-state.js'
import { openDesk, type PortalDesk } from './desk.js'
import { keepTime } from './keep-time.js'
import { language, speak } from './language.js'
import { showNotices } from './notices.js'
import { pages } from './pages/index.js'
import { type PersonKey, sessionFor, titleOf } from './people.js'
import { go, homeOf } from './places.js'
import { hasRealData, loadRealData } from './real-data/index.js'
import { resetEvent } from './reset-dialog.js'
import { rightsOf } from './rights.js'
import { type Router, startRouter } from './router.js'
import { settings } from './settings.js'
import { createShell, type Shell } from './shell.js'
import { applyTheme } from './theme.js'

speak(settings.language)
applyTheme(settings.theme)
void start()

async function start(): Promise<void> {
  const portal = await openFilled()
  const shell = createShell(document.body)
  const notices = showNotices(shell.notices)
  faults.addEventListener('fault', notices.fault)
  let entered: Promise<Router | undefined> = Promise.resolve(undefined)
  // One after the other, however quickly people are chosen.
  const signIn = (person: PersonKey) => {
    entered = entered.then((before) => enter(portal, shell, person, before))
    entered.catch(reportFault)
    return entered
  }
  document.addEventListener(signInEvent, (event) => void signIn((event as CustomEvent<PersonKey>).detail))
  await signIn(settings.person)
  const stopTime = keepTime(portal.desk, reportFault)
  document.addEventListener(resetEvent, () => {
    stopTime()
    void startOver(portal)
  })
  if (hasRealData) void loadRealData(portal.desk, shell.notices)
}

/** Work after a commit has no caller; what fails there is told to the whole page. */
const faults = new EventTarget()

function reportFault(error: unknown): void {
  console.error(error)
  faults.dispatchEvent(new Event('fault'))
}

/** Opens the desk, filling it on the first visit, however often that has to be tried. */
async function openFilled(): Promise<PortalDesk> {
  const screen = bootScreen(document.getElementById('boot') as HTMLElement)
  for (;;) {
    try {
      screen.wait()
      const portal = settings.documents
        ? await openMany(screen.progress)
        : await alone(async () => {
            if (!isFilled()) {
              await empty()
              await fill(reportFault, screen.progress)
            }
            return openDesk({ database: settings.database, onError: reportFault })
          })
      screen.leave()
      return portal
    } catch (error) {
      console.error(error)
      await screen.failed(error)
    }
  }
}

async function openMany(onProgress: (done: number, total: number) => void): Promise<PortalDesk> {
  const { openManyDocuments } = await import('./many-documents.js')
  return openManyDocuments({ count: settings.documents, onError: reportFault, onProgress })
}

let stopNotices = () => {}

/** Shows the desk as one person sees it: where they are if it is open to them, else at their start. */
async function enter(
  { desk }: PortalDesk,
  shell: Shell,
  person: PersonKey,
  before: Router | undefined,
): Promise<Router> {
  before?.leave()
  stopNotices()
  const client = desk.as(sessionFor(person))
  const session = await client.session()
  const rights = rightsOf(session)
  shell.provider.client = client
  shell.provider.locale = language()
  shell.showNavigation(rights)
  if (rights.works && rights.reports) stopNotices = showClockNotices(client, shell.notices)
  const router = startRouter({
    main: shell.main,
    pages,
    who: { client, session, rights },
    name: titleOf(person),
    onShown: shell.markSection,
  })
  const home = homeOf(rights)
  if (before && !router.isOpen && home) go(home)
  shell.provider.dataset.person = person
  return router
}

async function startOver(portal: PortalDesk): Promise<void> {
  await portal.close()
  await empty()
  location.hash = ''
  location.reload()
}
