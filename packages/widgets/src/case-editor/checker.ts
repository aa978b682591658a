import type { DeskClient, FindingView } from '@caselore/core/desk'
import { caseContentOf } from '@caselore/core/schema'
import type { Store } from '../base/controller.js'
import { debounce } from '../base/debounce.js'
import { createLatest } from '../base/latest.js'
import { authorsPath, type CaseDraft, readyDraft, valueAt, withValue } from './draft.js'
import type { CaseEditorState } from './state.js'
import { withStored } from './with-stored.js'

export interface CheckerOptions {
  /** Milliseconds of quiet before a draft is checked. */
  readonly delay: number
  /** Lays a masked draft into the editor as if it had been typed. */
  readonly write: (draft: CaseDraft) => void
}

/** Checks a draft while it is written, and looks for cases that tell the same already. */
export function createChecker(
  store: Store<CaseEditorState>,
  client: DeskClient,
  { delay, write }: CheckerOptions,
) {
  const soon = debounce(() => void check(), delay)
  const looking = debounce(() => void look(), delay)
  const checks = createLatest()
  const looks = createLatest()

  async function check(): Promise<void> {
    const { draft } = store.state
    const ready = readyDraft(draft)
    if (!draft.title.trim()) return
    try {
      const found = await checks.run(() => client.cases.check(caseContentOf(ready.draft)))
      if (!found) return
      const { findings, score } = found.answer
      store.set({
        score,
        checked: draft,
        checkFailed: false,
        findings: findings.map((finding) => ({ ...finding, path: authorsPath(finding.path, ready) })),
      })
    } catch {
      store.set({ checkFailed: true })
    }
  }

  async function look(): Promise<void> {
    const { draft, entry } = store.state
    const text = `${draft.title}\n${draft.symptom.customerWords}`.trim()
    if (text.length < 4) return store.set({ related: [], similar: [] })
    const content = caseContentOf(readyDraft(draft).draft)
    const except = entry ? { except: entry.id } : {}
    // A hint that is missing stops nobody from writing.
    const found = await looks.run(() =>
      Promise.all([
        client.cases.related({ text }, 4).catch(() => []),
        client.search.similar({ content, ...except }, 4).catch(() => []),
      ]),
    )
    if (!found) return
    const own = new Set([entry?.id, entry?.revises])
    const [related, similar] = found.answer
    const near = new Set(similar.map(({ id }) => id))
    store.set({ similar, related: related.filter(({ id }) => !own.has(id) && !near.has(id)) })
  }

  return {
    now(): void {
      void check()
      void look()
    },
    later(): void {
      soon.call()
      looking.call()
    },
    async maskAll(): Promise<void> {
      const { draft } = store.state
      const ready = readyDraft(draft)
      try {
        const { content } = await client.cases.mask(caseContentOf(ready.draft))
        if (store.state.draft === draft) write(withStored(draft, content, ready))
      } catch {
        store.set({ checkFailed: true })
      }
    },
    /** Masks the one place that a finding means; a text that has changed since is checked again instead. */
    mask({ path, range, details }: FindingView): void {
      const { draft, checked } = store.state
      const text = valueAt(draft, path)
      if (!range || typeof details?.masked !== 'string' || typeof text !== 'string') return
      if (text !== valueAt(checked, path)) return void check()
      write(withValue(draft, path, text.slice(0, range[0]) + details.masked + text.slice(range[1])))
      void check()
    },
    rest(): void {
      soon.cancel()
      looking.cancel()
    },
  }
}
