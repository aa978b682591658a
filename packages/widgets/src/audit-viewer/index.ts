export {
  type AuditQuestion,
  type AuditViewerController,
  type AuditViewerOptions,
  type AuditViewerState,
  createAuditViewerController,
  type ExportFormat,
  whereOf,
} from './controller.js'
export { CaseloreAuditViewer } from './element.js'
