import type { Page } from 'playwright'
import type { PersonKey } from '../src/demo/index.js'
import { goto, signIn } from './support.js'

export interface Screen {
  readonly name: string
  readonly person: PersonKey
  readonly place: string
}

/** Every screen of the portal with something on it, each as someone who works with it sees it. */
export async function screensOf(page: Page): Promise<Screen[]> {
  await signIn(page, 'agent-east')
  const ticket = await firstAddress(page, '#/queue', 'caselore-ticket-list [role=row][id^=row-]', 'row')
  const entry = await firstAddress(page, '#/library', 'caselore-search [part~=hit-title] a', 'href')
  const draft = await firstAddress(page, '#/cases', '.case-row a[href$="/edit"]', 'href')
  return [
    { name: 'help centre', person: 'requester-east', place: '#/help' },
    {
      name: 'help centre with results',
      person: 'requester-east',
      place: `#/help?q=${encodeURIComponent('停机')}`,
    },
    { name: 'ticket form', person: 'requester-east', place: '#/help/new' },
    { name: 'queue', person: 'agent-east', place: '#/queue' },
    { name: 'ticket form of an agent', person: 'agent-east', place: '#/queue/new' },
    { name: 'ticket', person: 'agent-east', place: ticket },
    { name: 'library', person: 'agent-east', place: '#/library' },
    { name: 'library without a hit', person: 'sales', place: '#/library?q=zzzzzz' },
    { name: 'case', person: 'agent-east', place: entry },
    { name: 'case for sales', person: 'sales', place: entry },
    { name: 'own cases', person: 'agent-east', place: '#/cases' },
    { name: 'case editor', person: 'agent-east', place: draft },
    { name: 'review desk', person: 'first-reviewer', place: '#/review' },
    { name: 'dashboard', person: 'lead-east', place: '#/dashboard' },
    { name: 'dashboard of the library', person: 'library-admin', place: '#/dashboard' },
    { name: 'what people search for', person: 'lead-east', place: '#/searches' },
    { name: 'asking for access', person: 'sales', place: entry.replace('#/cases/', '#/access?case=') },
    { name: 'deciding on access', person: 'library-admin', place: '#/access' },
    { name: 'audit trail', person: 'auditor', place: '#/audit' },
    { name: 'page that is not open', person: 'sales', place: '#/queue' },
    { name: 'page that does not exist', person: 'agent-east', place: '#/nowhere' },
    { name: 'person without a page', person: 'system-admin', place: '#/' },
  ]
}

/** Signs in whom the screen is for, if somebody else is, and waits until it has settled. */
export async function visit(page: Page, { person, place }: Screen): Promise<void> {
  const current = await page.evaluate(() => sessionStorage.getItem('sample-desk:person'))
  if (current !== person) await signIn(page, person)
  await goto(page, place)
  await settled(page)
}

/** Waits until no widget shows its skeleton any more. */
async function settled(page: Page): Promise<void> {
  await page.locator('#main [aria-busy="true"]').first().waitFor({ state: 'detached', timeout: 30_000 })
}

async function firstAddress(
  page: Page,
  place: string,
  selector: string,
  kind: 'row' | 'href',
): Promise<string> {
  await goto(page, place)
  const first = page.locator(selector).first()
  await first.waitFor({ timeout: 60_000 })
  if (kind === 'href') return (await first.getAttribute('href')) ?? ''
  return `#/tickets/${(await first.getAttribute('id'))?.replace('row-', '')}`
}
