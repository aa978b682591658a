import type { DeskClient } from '@caselore/core'
import type { Session } from '@caselore/core/schema'
import { type Canary, canaryPattern, tenant } from './plant.js'
import { type Targets, type Way, waysOut } from './ways-out.js'
import { type CanaryWorld, hiddenFrom } from './world.js'

/** Whatever comes out: the answer, or everything that a refusal says. */
async function outcome({ call }: Way): Promise<{ text: string; isRefusal: boolean; answer?: unknown }> {
  try {
    const answer = await call()
    return { text: JSON.stringify(answer) ?? '', isRefusal: false, answer }
  } catch (error) {
    const { message, stack, code } = error as Error & { code?: string }
    // A bug's error would leak as well, and is none of the refusals that this is about.
    if (code === undefined) throw error
    return { text: `${JSON.stringify(error)} ${message} ${stack}`, isRefusal: true }
  }
}

/** What an answer to a question with a hidden canary in it finds: nothing, if all is well. */
function foundBy(answer: unknown): number {
  if (Array.isArray(answer)) return answer.length
  const { items, hits, total, count } = answer as {
    items?: unknown[]
    hits?: unknown[]
    total?: number
    count?: { n: number }
  }
  return Math.max(items?.length ?? 0, hits?.length ?? 0, total ?? 0, count?.n ?? 0)
}

/** What there is to ask for. */
export async function targetsOf({ storage }: CanaryWorld): Promise<Targets> {
  const ids = async (kind: string) =>
    (await storage.query({ kind, limit: 1_000 }, { tenant })).rows.map(({ id }) => id)
  return {
    tickets: [...(await ids('ticket')), 'none'],
    cases: [...(await ids('case')), 'none'],
    grants: [...(await ids('grant')), 'none'],
    articles: [...(await ids('article')), 'none'],
    views: await ids('view'),
    audit: (await ids('audit')).slice(0, 3),
    people: ['plant-1', 'agent-1', 'mine-1', 'sales-1'],
  }
}

/** Asks every way and names each that let out what the person may not see. */
export async function leaks(
  world: CanaryWorld,
  session: Session,
  client: DeskClient = world.as(session),
  only: RegExp = /./,
) {
  // What the one before typed, hidden words and all, is no record of the tenant's.
  await world.desk.learning({ tenant }).forgetQuestions(Number.MAX_SAFE_INTEGER)
  const before = await hiddenFrom(world, session)
  const hints: unknown[] = []
  const listening = new AbortController()
  const live = (async () => {
    for await (const hint of client.changes({ signal: listening.signal })) hints.push(hint)
  })()
  const ways = waysOut(client, await targetsOf(world), before).filter(({ method }) => only.test(method))
  const texts: [Way, string][] = []
  const found: string[] = []
  for (const way of ways) {
    const { text, isRefusal, answer } = await outcome(way)
    // A question's own canary may come back in the refusal that quotes it: it is not news to the asker.
    texts.push([way, way.probe ? '' : text])
    if (way.probe && !isRefusal && foundBy(answer) > 0) found.push(`${way.method} ${way.ask} found something`)
  }
  await world.desk.settled(tenant)
  listening.abort()
  await live
  texts.push([{ method: 'changes', ask: '', call: async () => hints }, JSON.stringify(hints)])
  // What a command made visible by right on the way is no leak.
  const after = new Set((await hiddenFrom(world, session)).map(({ text }) => text))
  const hidden = before.filter(({ text }) => after.has(text))
  for (const [way, text] of texts) found.push(...hidden.filter(isIn(text)).map((one) => tell(way, one)))
  return {
    found,
    hidden: hidden.length,
    asked: ways.length,
  }
}

/** Looks only where there is a canary at all. */
const isIn = (text: string) => {
  const words = new Set(text.match(canaryPattern))
  return (canary: Canary) => words.has(canary.text)
}
const tell = ({ method, ask }: Way, { kind, field, text }: Canary) =>
  `${method} ${ask} lets out ${kind}.${field} (${text})`
