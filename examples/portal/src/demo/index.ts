// What the portal loads, whom it offers to sign in, and what it calls those who only appear in tickets.
export { contactOf } from './customers.js'
export { loadDemo } from './load-demo.js'
export { type DemoPerson, demoTenant, type PersonKey, people, teams } from './people.js'
