// Loading other people's questions and answers into the desk, beside the work.
export { hasRealData, loadRealData } from './load-real-data.js'
