export { type BulkAction, type BulkResult, bulkActions } from './bulk.js'
export {
  createTicketListController,
  type TicketListController,
  type TicketListOptions,
  type TicketListState,
} from './controller.js'
export { CaseloreTicketList } from './element.js'
export { type RowContext, rowCells } from './view-row.js'
