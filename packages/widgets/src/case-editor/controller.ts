import type { DeskClient, FindingView } from '@caselore/core/desk'
import { applyCaseEdit, type CaseEdit, emptyCaseContent } from '@caselore/core/schema'
import type { Json } from '@caselore/core/shared'
import { type Controller, createStore } from '../base/controller.js'
import { type Failure, failureOf } from '../base/failure.js'
import { watchChanges } from '../base/watch-changes.js'
import { authorsPath, type CaseDraft, type Path, readyDraft, valueAt, withValue } from './draft.js'
import { createLazyChecker } from './lazy-checker.js'
import { createSaver } from './saver.js'
import type { CaseEditorState } from './state.js'

export interface CaseEditorOptions {
  /** The case to edit; without it a new one is made as soon as it has a title. */
  readonly id?: string | undefined
  /** What a new case starts with. */
  readonly content?: CaseEdit | undefined
  /** Milliseconds of quiet before saving, default 800. */
  readonly saveDelay?: number | undefined
  /** Milliseconds of quiet before checking, default 500. */
  readonly checkDelay?: number | undefined
  /** Makes idempotency keys; default `crypto.randomUUID`. */
  readonly newKey?: (() => string) | undefined
}

export interface CaseEditorController extends Controller<CaseEditorState> {
  /** Sets one place of the draft; saving and checking follow. */
  edit(path: Path, value: unknown): void
  addRow(list: Path, row: unknown, at?: number): void
  removeRow(list: Path, at: number): void
  /** Moves a row up (-1) or down (1); answers where it is now. */
  moveRow(list: Path, at: number, by: -1 | 1): number
  /** Saves now. True when the desk has all that can be stored. */
  save(): Promise<boolean>
  /** Gives up what was written here for what somebody else has stored; also the way to try loading again. */
  reload(): Promise<void>
  /** Lays what was written here over what somebody else has stored. */
  overwrite(): Promise<void>
  /** Masks all sensitive data. */
  maskAll(): Promise<void>
  /** Masks the one place that a finding means. */
  mask(finding: FindingView): void
  /** Saves and submits. True when it is done; else the state says what stands in the way. */
  submit(): Promise<boolean>
  withdraw(): Promise<boolean>
}

/**
 * Writing a case over a client: the draft is saved while it is written, checked beside it, and nothing that was written is
 * ever dropped because saving failed.
 *
 * @example
 * ```ts
 * const editor = createCaseEditorController(client, { id })
 * editor.subscribe(() => console.log(editor.state.saving, editor.state.findings))
 * editor.edit(['symptom', 'scene'], '夜班换模后首次开机')
 * ```
 */
export function createCaseEditorController(
  client: DeskClient,
  options: CaseEditorOptions = {},
): CaseEditorController {
  const { id, content = {}, saveDelay = 800, checkDelay = 500, newKey } = options
  const store = createStore<CaseEditorState>(
    {
      status: id ? 'loading' : 'ready',
      draft: applyCaseEdit(emptyCaseContent(''), content),
      editable: true,
      locked: [],
      saving: 'saved',
      waiting: 0,
      checkFailed: false,
      related: [],
      similar: [],
      nodes: [],
      productLines: [],
      obstacles: [],
      attempts: 0,
    },
    () => {
      if (store.state.entry === undefined) void open()
      const leave = watchChanges(client, {
        hint: (hint) => {
          if (hint.kind === 'case' && hint.id === store.state.entry?.id) void follow()
        },
        gap: () => void follow(),
      })
      return () => {
        leave()
        checker.rest()
        saver.rest()
      }
    },
  )
  const saver = createSaver(store, client, { delay: saveDelay, newKey })
  const checker = createLazyChecker(store, client, { delay: checkDelay, write })

  async function open(): Promise<void> {
    client.taxonomy.list().then(
      (nodes) => store.set({ nodes }),
      // Without it the classification cannot be chosen now; everything else can be written.
      () => {},
    )
    client.cases.search({ text: '', facets: ['productLine'], limit: 0 }).then(
      ({ facets }) => store.set({ productLines: (facets.productLine ?? []).map(({ value }) => value) }),
      // Without them a product line is typed, and not chosen.
      () => {},
    )
    if (id) return load(id)
    if (store.state.draft.title) void checker.ask((check) => check.now())
  }

  async function load(from: string): Promise<void> {
    try {
      saver.adopt(await client.cases.get(from))
      store.set({ status: 'ready', failure: undefined, refusal: undefined, obstacles: [] })
      void checker.ask((check) => check.now())
    } catch (error) {
      const failure = failureOf(error)
      store.set(store.state.entry ? { saveFailure: failure } : { status: 'failed', failure })
    }
  }

  /** Somebody changed the case: read it again unless that would lose something, which saving will find out. */
  async function follow(): Promise<void> {
    const { entry } = store.state
    if (!entry || !saver.isQuiet()) return
    try {
      const found = await client.cases.get(entry.id)
      if (saver.isQuiet() && found.version !== store.state.entry?.version) saver.adopt(found)
    } catch {
      // The next save says what is wrong.
    }
  }

  function write(draft: CaseDraft): void {
    store.set({ draft })
    saver.later()
    void checker.ask((check) => check.later())
  }

  const editAt = (path: Path, value: unknown) => write(withValue(store.state.draft, path, value))
  const rowsAt = (list: Path) => valueAt(store.state.draft, list) as readonly unknown[]

  async function send(type: 'case.submit' | 'case.withdraw'): Promise<boolean> {
    const { entry, sending, attempts } = store.state
    if (!entry || sending) return false
    store.set({ sending: type, refusal: undefined, obstacles: [] })
    try {
      const sent = await client.cases.send(entry.id, { type })
      const editable = sent.access.actions.includes('case.edit')
      store.set({ entry: sent, editable, sending: undefined })
      return true
    } catch (error) {
      const refusal = failureOf(error)
      const obstacles = obstaclesOf(refusal, store.state.draft)
      store.set({ sending: undefined, refusal, obstacles, attempts: attempts + 1 })
      return false
    }
  }

  return {
    get state() {
      return store.state
    },
    subscribe: store.subscribe,
    edit: editAt,
    addRow(list, row, at = rowsAt(list).length) {
      editAt(list, rowsAt(list).toSpliced(at, 0, row))
    },
    removeRow(list, at) {
      editAt(list, rowsAt(list).toSpliced(at, 1))
    },
    moveRow(list, at, by) {
      const rows = rowsAt(list)
      const to = at + by
      if (to < 0 || to >= rows.length) return at
      editAt(list, rows.toSpliced(at, 1).toSpliced(to, 0, rows[at]))
      return to
    },
    save: saver.save,
    overwrite: saver.overwrite,
    async reload() {
      const from = store.state.entry?.id ?? id
      if (from) await load(from)
    },
    maskAll: () => checker.ask((check) => check.maskAll()),
    mask: (finding) => void checker.ask((check) => check.mask(finding)),
    async submit() {
      if (!store.state.draft.title.trim()) {
        store.set({ obstacles: [untitled], refusal: undefined, attempts: store.state.attempts + 1 })
        return false
      }
      return (await saver.save()) && send('case.submit')
    },
    withdraw: () => send('case.withdraw'),
  }
}

const untitled = {
  code: 'input.empty',
  path: ['title'],
  message: { zh: '请填写标题。', en: 'Please give it a title.' },
}

/** What the lifecycle lists as the reasons why it would not take the case. */
function obstaclesOf({ all }: Failure, draft: CaseDraft): CaseEditorState['obstacles'] {
  const ready = readyDraft(draft)
  return all.flatMap(({ details }) => {
    const listed: Json = details?.errors ?? details?.findings ?? []
    const found = Array.isArray(listed) ? (listed as unknown as CaseEditorState['obstacles']) : []
    return found.map((one) => ({ ...one, path: authorsPath(one.path, ready) }))
  })
}
