import { widgetNames } from './scripts/packages.mjs'
import { buildPage } from './scripts/size/build-page.mjs'

/** The element that stands for "one widget" on a page; what it shares with the others is counted with it. */
const first = 'ticket-list'

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
const widgets = await buildPage('widgets', {
  one: 'scripts/size/one-widget.js',
  ...Object.fromEntries(widgetNames().map((name) => [name, `packages/widgets/dist/${name}/define.js`])),
})
const oneWidget = widgets.firstLoad('one')

/** What a widget brings that a page with one widget has not loaded already. @param {string} name */
const further = (name) => widgets.paths([...widgets.firstLoad(name)].filter((file) => !oneWidget.has(file)))

export default [
  measured(
    'whole desk in a page, first load: core, MiniSearch engine, IndexedDB, one widget',
    desk.paths(desk.firstLoad('page')),
    '80 kB',
  ),
  measured('the same, all chunks', desk.all()),
  measured(
    'the same with the engine loaded at the first search, first load',
    helpPage.paths(helpPage.firstLoad('page')),
  ),
  measured('lit, controller and one widget, against a given client', widgets.paths(oneWidget), '20 kB'),
  ...widgetNames()
    .filter((name) => !['provider', first].includes(name))
    .map((name) => measured(`further widget: ${name}`, further(name), '6 kB')),
]
