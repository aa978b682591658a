// Names the reference's pages as a reader imports them: `@caselore/core/sla` rather than `core/src/sla`.
import { Converter } from 'typedoc'
import { publishedPackages } from './packages.mjs'

/** @param {import('typedoc').Application} app */
export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
    for (const module of project.children ?? []) module.name = publicName(module.name)
    // There is no public repository to link to yet; file and line say enough.
    for (const reflection of Object.values(project.reflections)) {
      const { sources = [] } = /** @type {import('typedoc').DeclarationReflection} */ (reflection)
      for (const source of sources) delete source.url
    }
  })
}

/** @param {string} name TypeDoc's own: the path from the folder that all entry points share, such as `core/src/sla` */
function publicName(name) {
  const path = `packages/${name}`.replace(/(\/index)?\.ts$/, '')
  const home = publishedPackages().find(({ dir }) => `${path}/`.startsWith(`${dir}/src/`))
  if (!home) throw new Error(`"${name}" is in no published package.`)
  return home.name + path.slice(`${home.dir}/src`.length)
}
