import { type TaxonomyNode, taxonomyNodeSchema } from '../schema/index.js'
import type { Row } from '../storage/index.js'
import { ancestryOf } from './ancestry.js'
import type { SessionContext } from './context.js'
import { type Command, run } from './pipeline.js'
import { deskRefusals } from './refusals.js'
import { taxonomyOf } from './taxonomy.js'

const saveNode: Command<TaxonomyNode, TaxonomyNode, { row?: Row<TaxonomyNode>; nodes: TaxonomyNode[] }> = {
  kind: 'taxonomy',
  action: 'taxonomy.edit',
  input: taxonomyNodeSchema,
  async prepare(session, input) {
    const nodes = await taxonomyOf(session)
    if (input.parent && !nodes.some((node) => node.id === input.parent)) {
      throw deskRefusals.error('desk.unknown_node', { path: ['parent'], details: { node: input.parent } })
    }
    if (input.parent && ancestryOf(input.parent, nodes).includes(input.id)) {
      throw deskRefusals.error('desk.taxonomy_cycle', { path: ['parent'] })
    }
    const [row] = await session.desk.storage.get([{ kind: 'taxonomy', id: input.id }], {
      tenant: session.tenant,
    })
    return { nodes, ...(row ? { row: row as unknown as Row<TaxonomyNode> } : {}) }
  },
  change(work, { input, extra }) {
    const row = extra.row
      ? work.change(extra.row, (draft) => {
          for (const key of Object.keys(draft)) delete draft[key as keyof TaxonomyNode]
          Object.assign(draft, input)
        })
      : work.create('taxonomy', input)
    work.emit('taxonomy.saved', row, { name: input.name })
    return row
  },
}

export async function saveTaxonomyNode(session: SessionContext, input: unknown): Promise<TaxonomyNode> {
  return (await run(session, saveNode, input)).doc
}
