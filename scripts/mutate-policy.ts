// How many slips in the table's rules does the table notice? Each mutant is our rendering of the 42 rules with one thing
// changed. Prints the share that some case catches, and every mutant that none does. `--fill` looks for cases that catch
// what is left, with what they expect from the reference, and writes them to our own part of the table.
//
//   npx tsx scripts/mutate-policy.ts [--aim 97] [--fill]
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkPolicy, type Policy } from '@caselore/core/policy'
import { findCases, isWrong } from '../packages/core/src/policy/testing/find-cases.js'
import { type Mutant, mutantsOf } from '../packages/core/src/policy/testing/mutants.js'
import { vectorPolicy } from '../packages/core/src/policy/testing/rules.js'
import { readOwnTable, readTable } from '../packages/core/src/policy/testing/table.js'
import { vectorKinds, vectorMasks } from '../packages/core/src/policy/testing/vocabulary.js'

const { values } = parseArgs({
  options: { aim: { type: 'string', default: '97' }, fill: { type: 'boolean', default: false } },
})
const options = { kinds: vectorKinds, masks: vectorMasks }
const mutants = mutantsOf(vectorPolicy)
const loaded = mutants.flatMap((mutant) => {
  const result = checkPolicy(mutant.source, options)
  return result.ok ? [{ mutant, policy: result.value }] : []
})

if (values.fill) fill()
const given = readTable()
const own = readOwnTable()
const byGiven = loaded.filter(({ policy }) => !given.some((vector) => isWrong(policy, vector)))
const alive = byGiven.filter(({ policy }) => !own.some((vector) => isWrong(policy, vector)))
for (const { mutant } of alive) console.log(`alive: ${mutant.rule}: ${mutant.change}`)
const share = (left: number) => `${((100 * (loaded.length - left)) / loaded.length).toFixed(1)} %`
console.log(`${mutants.length} mutants, ${mutants.length - loaded.length} refused at load`)
console.log(`killed by the ${given.length} given cases: ${share(byGiven.length)}`)
console.log(`killed with our own ${own.length} cases: ${share(alive.length)}`)
if (100 * (1 - alive.length / loaded.length) < Number(values.aim)) process.exitCode = 1

function fill(): void {
  const kept = readOwnTable().filter(({ id }) => !id.startsWith('OC-'))
  const table = [...readTable(), ...kept]
  const left = loaded.filter(({ policy }) => !table.some((vector) => isWrong(policy, vector)))
  const cases = [
    ...kept,
    ...findCases(
      left.map(({ policy }: { mutant: Mutant; policy: Policy }) => policy),
      0,
    ),
  ]
  const file = join(import.meta.dirname, '../packages/core/src/policy/testing/own-cases.json')
  writeFileSync(file, `${JSON.stringify({ cases }, null, 2)}\n`)
}
