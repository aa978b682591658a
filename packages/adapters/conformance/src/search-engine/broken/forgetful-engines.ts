import type { SearchSnapshot } from '@caselore/core/search'
import { answers, asks, type BrokenEngine } from './broken-engine.js'

/** What is found after a change: engines that get it wrong. */
export const forgetfulEngines: readonly BrokenEngine[] = [
  {
    fault: 'adds where it should replace',
    caughtBy: 'visibility.replaced-text-is-gone',
    breaks(engine) {
      const versions = new Map<string, number>()
      return {
        index: (documents) =>
          engine.index(
            documents.map((document) => {
              const key = `${document.tenant} ${document.id}`
              const version = versions.get(key) ?? 0
              versions.set(key, version + 1)
              return version === 0 ? document : { ...document, id: `${document.id}#${version}` }
            }),
          ),
      }
    },
  },
  {
    fault: 'forgets that rows were removed',
    caughtBy: 'visibility.removed-rows-are-gone',
    breaks: () => ({ remove: async () => undefined }),
  },
  {
    fault: 'removes an id in every kind',
    caughtBy: 'visibility.removal-of-one-kind-leaves-others',
    breaks: (engine) => ({ remove: (tenant, ids) => engine.remove(tenant, ids) }),
  },
  {
    fault: 'promises before it has indexed',
    caughtBy: 'visibility.indexed-rows-are-found',
    breaks: (engine) => ({
      async index(documents) {
        setTimeout(() => engine.index(documents), 50)
      },
    }),
  },
  {
    fault: 'lets changes overtake one another',
    caughtBy: 'visibility.changes-keep-their-order',
    breaks: (engine) => ({
      async index(documents) {
        for (const document of documents) await engine.index([document])
      },
    }),
  },
  {
    fault: 'indexes the sound rows of a refused batch',
    caughtBy: 'visibility.nothing-of-a-refused-batch',
    breaks: (engine) => ({
      async index(documents) {
        for (const document of documents) await engine.index([document])
      },
    }),
  },
  {
    fault: 'keeps all tenants in one index',
    caughtBy: 'tenant.rows-are-apart',
    breaks: (engine) => ({
      index: (documents) => engine.index(documents.map((document) => ({ ...document, tenant: 'all' }))),
      search: (query) => engine.search({ ...query, tenant: 'all' }),
      suggest: (query) => engine.suggest({ ...query, tenant: 'all' }),
    }),
  },
  {
    fault: 'tells tenants apart regardless of case',
    caughtBy: 'tenant.names-that-look-alike-are-apart',
    breaks: (engine) => ({
      index: (documents) =>
        engine.index(documents.map((document) => ({ ...document, tenant: document.tenant.toLowerCase() }))),
      search: (query) => engine.search({ ...query, tenant: query.tenant?.toLowerCase() }),
    }),
  },
  {
    fault: 'weighs words over all tenants',
    caughtBy: 'tenant.others-do-not-weigh-in',
    breaks(engine) {
      let rows = 0
      return {
        index(documents) {
          rows += documents.length
          return engine.index(documents)
        },
        ...answers(engine, (answer) => ({
          ...answer,
          hits: answer.hits.map((hit) => ({ ...hit, score: hit.score * Math.log(rows) })),
        })),
      }
    },
  },
  {
    fault: 'searches every tenant when none is named',
    caughtBy: 'tenant.is-never-optional',
    breaks: (engine) => asks(engine, (query) => ({ ...query, tenant: query.tenant ?? 'acme' })),
  },
  {
    fault: 'accepts any limit',
    caughtBy: 'invalid.questions-are-refused',
    breaks: (engine) =>
      asks(engine, (query) => ({ ...query, limit: Math.floor(Math.min(1000, Math.max(0, query.limit))) })),
  },
  {
    fault: 'restores whatever it is given',
    caughtBy: 'snapshot.of-another-version-is-refused',
    breaks: (engine) => ({
      restore: ({ engine: _engine, version: _version, ...rest }: SearchSnapshot) =>
        engine.restore({ ...rest, engine: engine.name, version: engine.version }),
    }),
  },
  {
    fault: 'keeps all tenants in the snapshot of one',
    caughtBy: 'snapshot.of-one-tenant-holds-no-other',
    breaks: (engine) => ({ snapshot: () => engine.snapshot() }),
  },
  {
    fault: 'adds what it restores to what is there',
    caughtBy: 'snapshot.replaces-what-was-there',
    breaks: (engine) => ({
      restore: (snapshot) => engine.restore({ ...snapshot, tenant: 'acme' }),
    }),
  },
  {
    fault: 'counts removed rows in the rarity of words',
    caughtBy: 'differential.changed-answers-like-fresh',
    breaks(engine) {
      let removed = 0
      return {
        remove(tenant, ids, kind) {
          removed += ids.length
          return engine.remove(tenant, ids, kind)
        },
        ...answers(engine, (answer) => ({
          ...answer,
          hits: answer.hits.map((hit) => ({ ...hit, score: hit.score + removed * 0.001 })),
        })),
      }
    },
  },
  {
    fault: 'says that it is durable, and is not',
    caughtBy: 'snapshot.of-a-durable-engine-names-its-state',
    breaks: () => ({ durable: true }),
  },
  {
    fault: 'empties the index to build it anew',
    caughtBy: 'rebuild.the-old-answers-until-the-new-is-whole',
    breaks: (engine) => ({
      async rebuild(tenant, batches) {
        await engine.clear(tenant)
        for await (const batch of batches) await engine.index(batch)
      },
    }),
  },
  {
    fault: 'builds anew on top of the old',
    caughtBy: 'rebuild.that-fails-leaves-the-old',
    breaks: (engine) => ({
      async rebuild(_tenant, batches) {
        for await (const batch of batches) await engine.index(batch)
      },
    }),
  },
]
