export { standardPolicy } from './standard-policy.js'
