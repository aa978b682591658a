import * as z from 'zod/mini'
import { visibilityOf } from '../../policy/index.js'
import { filled, limits, list, parseInput, type TaxonomyNode, text } from '../../schema/index.js'
import type { RelatedLabel, SearchTools } from '../../search/index.js'
import { reachOf, withinUse } from '../cases/search-reach.js'
import type { CategorySuggestion } from '../client/index.js'
import type { SessionContext } from '../context.js'
import { must } from '../must.js'
import { decide } from '../reader.js'
import { taxonomyOf } from '../taxonomy.js'
import type { Lesson } from './open-types.js'

/** What says what a case is about; only those of them that the asker may see in full are learned from. */
const learnedFields = ['title', 'symptom.customerWords', 'symptom.scene']

const categoriesInput = z.strictObject({
  text: text(limits.article),
  limit: z.int().check(z.minimum(1), z.maximum(20)),
})

/** Nodes that a sentence belongs under, each with its parents, most probable first. */
export async function suggestCategories(
  session: SessionContext,
  sentence: string,
  limit = 5,
): Promise<CategorySuggestion[]> {
  const query = must(parseInput(categoriesInput, { text: sentence, limit }))
  const search = await session.desk.search.open()
  const tools = await search.tools()
  const { scope, fields, sees } = learnedReach(session)
  const nodes = (await taxonomyOf(session)).filter(
    (node) => decide(session, 'taxonomy.read', node).effect === 'allow',
  )
  if (query.text.trim() === '' || !sees('node') || nodes.length === 0) return []
  const model = await search.associations(session.tenant).model(nodeLesson(tools, nodes, fields))
  const { categories } = await search.tuning(session.tenant)
  const known = new Set(nodes.map(({ id }) => id))
  return model
    .classify({
      text: query.text,
      scope,
      limit: query.limit * 3,
      ...(categories ? { confidence: categories } : {}),
    })
    .filter(({ path }) => path.every((node) => known.has(node)))
    .slice(0, query.limit)
    .map(({ label, path, confidence }) => ({ node: label, path, confidence }))
}

function nodeLesson(tools: SearchTools, nodes: readonly TaxonomyNode[], fields: readonly string[]): Lesson {
  const meaning = nodeMeaning(nodes)
  return {
    name: JSON.stringify([
      'nodes',
      fields,
      nodes.map(({ id, parent, name, aliases }) => [id, parent, name, aliases]),
    ]),
    fields,
    labelsOf: ({ node }) => (node ? [node] : []),
    make: () => tools.association(meaning),
  }
}

/** How nodes lie under one another, and what their names say before any case lies there. */
export const nodeMeaning = (nodes: readonly TaxonomyNode[]) => ({
  parents: new Map(nodes.map(({ id, parent }) => [id, parent])),
  descriptions: Object.fromEntries(
    nodes.map(({ id, name, nameEn = '', aliases }) => [id, [name, nameEn, ...aliases].join('\n')]),
  ),
})

const tagsInput = z.strictObject({
  text: text(limits.article),
  have: list(filled(60), 100),
  limit: z.int().check(z.minimum(1), z.maximum(20)),
})

/** Tags of cases in reach that go with a text and with tags that are there. */
export async function suggestTags(
  session: SessionContext,
  sentence: string,
  have: readonly string[] = [],
  limit = 6,
): Promise<readonly RelatedLabel[]> {
  const query = must(parseInput(tagsInput, { text: sentence, have, limit }))
  const search = await session.desk.search.open()
  const tools = await search.tools()
  const { scope, fields, sees } = learnedReach(session)
  if (!sees('tags') || (query.text.trim() === '' && have.length === 0)) return []
  const model = await search.associations(session.tenant).model({
    name: JSON.stringify(['tags', fields]),
    fields,
    labelsOf: ({ tags }) => tags,
    make: () => tools.association({}),
  })
  return model.related({ text: query.text, labels: query.have, scope, limit: query.limit })
}

function learnedReach(session: SessionContext) {
  const reach = reachOf(session)
  return {
    scope: withinUse(reach.scope),
    fields: learnedFields.filter((field) => reach.fields.includes(field)),
    sees: (field: string) => reach.views.every((view) => visibilityOf(view, field) === 'visible'),
  }
}
