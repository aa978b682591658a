import { widgetNames } from './scripts/packages.mjs'
import { buildPage } from './scripts/size/build-page.mjs'
import { gzipSize } from './scripts/size/gzip-size.mjs'

/** The element that stands for "one widget" on a page; what it shares with the others is counted with it. */
const first = 'search'

/**
 * @param {string} name
 * @param {string[]} path
 * @param {string} [limit] without one the size is printed and nothing is held to it
 */
const measured = (name, path, limit) => ({
  name,
  path,
  gzip: true,
  ...(limit === undefined ? {} : { limit }),
})

const desk = await buildPage('desk', { page: 'scripts/size/whole-desk.js' })
const helpPage = await buildPage('help-page', { page: 'scripts/size/help-page.js' })
const calendar = await buildPage('calendar', { page: 'scripts/size/calendar.js' })
const policy = await buildPage('policy', { page: 'scripts/size/policy.js' })
const oneWidget = await buildPage('one-widget', { page: 'scripts/size/one-widget.js' })

/**
 * A page with one widget and another: one entry, as a page has, because two would be cut into chunks that both can share.
 * Built alone, since a build for all shares what only some of them need.
 * @param {string} name
 */
async function withFurther(name) {
  const page = await buildPage(`further-${name}`, {
    page: ['scripts/size/one-widget.js', `packages/widgets/dist/${name}/define.js`],
  })
  return page.paths(page.firstLoad('page'))
}
const onePage = gzipSize(oneWidget.paths(oneWidget.firstLoad('page')))
const others = widgetNames().filter((name) => !['provider', first].includes(name))
const further = await Promise.all(others.map(async (name) => ({ name, path: await withFurther(name) })))

export default [
  measured(
    'whole desk in a page (core, IndexedDB, one widget; MiniSearch engine with the first search), first load',
    helpPage.paths(helpPage.firstLoad('page')),
    '80 kB',
  ),
  measured(
    'whole desk in a page with the engine at once, first load',
    desk.paths(desk.firstLoad('page')),
    '80 kB',
  ),
  measured(
    'the same once a ticket was filed and the library searched',
    desk.paths(desk.loadWith('page', ['core/dist/desk/reads.js', 'core/dist/desk/writes.js'])),
  ),
  measured('whole desk in a page, all chunks', desk.all()),
  measured(
    'lit, controller and one widget, against a given client',
    oneWidget.paths(oneWidget.firstLoad('page')),
    '20 kB',
  ),
  measured(
    'policy engine: decide, filter, explain, session, with their sentences; masks apart',
    policy.paths(policy.firstLoad('page')),
    '6000 B',
  ),
  measured(
    'business time: checked calendar with its sentences, add and between',
    calendar.paths(calendar.firstLoad('page')),
    '4000 B',
  ),
  // A further widget may bring 6 kB, whatever the first one weighs.
  ...further.map(({ name, path }) =>
    measured(`the same with a further widget: ${name}`, path, `${onePage + 6_000} B`),
  ),
]
