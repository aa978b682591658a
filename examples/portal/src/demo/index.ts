// What the portal loads and whom it offers to sign in.
export { type LoadDemoOptions, loadDemo } from './load-demo.js'
export { type DemoPerson, demoTenant, type PersonKey, people, teams } from './people.js'
