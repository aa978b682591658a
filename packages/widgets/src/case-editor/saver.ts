import type { CaseView, DeskClient } from '@caselore/core/desk'
import { caseContentOf } from '@caselore/core/schema'
import type { Store } from '../base/controller.js'
import { debounce } from '../base/debounce.js'
import { type Failure, failureOf } from '../base/failure.js'
import { createIntent } from '../base/intent.js'
import { type CaseDraft, draftOf, editBetween, readyDraft } from './draft.js'
import type { CaseEditorState } from './state.js'

export interface SaverOptions {
  /** Milliseconds of quiet before a draft is saved. */
  readonly delay: number
  readonly newKey?: (() => string) | undefined
}

const conflicts = new Set(['desk.version_conflict', 'storage.conflict'])

/** Keeps the desk's copy of a draft up to date, one save at a time, and never drops what was written. */
export function createSaver(
  store: Store<CaseEditorState>,
  client: DeskClient,
  { delay, newKey }: SaverOptions,
) {
  const soon = debounce(() => void save(), delay)
  const intent = createIntent(newKey)
  let stored: CaseDraft | undefined
  let running: Promise<boolean> | undefined

  /** Takes the desk's word for what the draft is. */
  function adopt(entry: CaseView): void {
    stored = draftOf(entry)
    store.set({
      entry,
      draft: stored,
      editable: entry.access.actions.includes('case.edit'),
      saving: 'saved',
      saveFailure: undefined,
      waiting: 0,
    })
  }

  /** True when the desk has all that can be stored. */
  async function save(): Promise<boolean> {
    soon.cancel()
    while (running) await running
    running = store.state.entry ? edit(store.state.entry) : create()
    try {
      return await running
    } finally {
      running = undefined
    }
  }

  async function create(): Promise<boolean> {
    const { draft } = readyDraft(store.state.draft)
    if (!draft.title.trim()) return false
    const { title, ...content } = caseContentOf(draft)
    const input = { title, content }
    return attempt(draft, input, (idempotencyKey) => client.cases.create(input, { idempotencyKey }))
  }

  async function edit({ id, version }: CaseView): Promise<boolean> {
    const { draft, waiting } = readyDraft(store.state.draft)
    if (store.state.saving === 'conflict' || !draft.title.trim()) return false
    const changes = editBetween(stored ?? draft, draft)
    if (Object.keys(changes).length === 0) {
      store.set({ saving: 'saved', waiting })
      return true
    }
    return attempt(draft, [version, changes], (idempotencyKey) =>
      client.cases.edit(id, changes, { version, idempotencyKey }),
    )
  }

  async function attempt(
    draft: CaseDraft,
    wish: unknown,
    write: (idempotencyKey: string) => Promise<CaseView>,
  ): Promise<boolean> {
    const written = store.state.draft
    store.set({ saving: 'saving' })
    try {
      const entry = await write(intent.keyFor(wish))
      intent.done()
      stored = draft
      const isAll = store.state.draft === written
      store.set({
        entry,
        saving: isAll ? 'saved' : 'unsaved',
        saveFailure: undefined,
        waiting: readyDraft(written).waiting,
      })
      if (!isAll) soon.call()
      return true
    } catch (error) {
      return refused(failureOf(error))
    }
  }

  function refused(failure: Failure): boolean {
    const fields = failure.code === 'desk.fields_not_writable' ? failure.all[0]?.details?.fields : undefined
    if (Array.isArray(fields) && stored) return giveBack(fields.map(String), failure)
    store.set({ saving: conflicts.has(failure.code ?? '') ? 'conflict' : 'failed', saveFailure: failure })
    return false
  }

  /** What the author may not change becomes again what it was; the rest is saved. */
  function giveBack(fields: readonly string[], failure: Failure): boolean {
    const names = fields.map((field) => field.split('.')[0] ?? field)
    const own = Object.fromEntries(names.map((name) => [name, stored?.[name as keyof CaseDraft]]))
    const isNew = names.some((name) => !store.state.locked.includes(name))
    store.set({
      draft: { ...store.state.draft, ...own },
      locked: [...new Set([...store.state.locked, ...names])],
      saving: 'failed',
      saveFailure: failure,
    })
    if (isNew) soon.call()
    return false
  }

  return {
    adopt,
    save,
    /** Saves after a pause. */
    later(): void {
      if (store.state.saving !== 'conflict') store.set({ saving: 'unsaved' })
      soon.call()
    },
    /** Whether reading the desk's copy would lose nothing. */
    isQuiet: () => store.state.saving === 'saved' && running === undefined,
    /** Lays what was written here over what somebody else wrote meanwhile. */
    async overwrite(): Promise<void> {
      const { entry } = store.state
      if (!entry) return
      try {
        const theirs = await client.cases.get(entry.id)
        stored = draftOf(theirs)
        store.set({ entry: theirs, saving: 'unsaved', saveFailure: undefined })
        await save()
      } catch (error) {
        store.set({ saveFailure: failureOf(error) })
      }
    },
    rest(): void {
      soon.cancel()
      if (store.state.saving === 'unsaved' && store.state.editable) void save()
    },
  }
}
