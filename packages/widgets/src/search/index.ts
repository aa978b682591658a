export {
  createSearchController,
  defaultFacets,
  type SearchController,
  type SearchOptions,
  type SearchState,
} from './controller.js'
export { CaseloreSearch } from './element.js'
