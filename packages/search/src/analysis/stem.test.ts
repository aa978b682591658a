import { describe, expect, it } from 'vitest'
import { porterStem } from './stem.js'

// Words and stems as Porter's paper gives them for each step.
const examples =
  'caresses>caress ponies>poni ties>ti caress>caress cats>cat feed>feed agreed>agre plastered>plaster bled>bled motoring>motor sing>sing ' +
  'conflated>conflat troubled>troubl sized>size hopping>hop tanned>tan falling>fall hissing>hiss fizzed>fizz failing>fail filing>file ' +
  'happy>happi sky>sky relational>relat conditional>condit rational>ration digitizer>digit radically>radic vietnamization>vietnam ' +
  'predication>predic operator>oper feudalism>feudal decisiveness>decis hopefulness>hope formality>formal sensitivity>sensit ' +
  'triplicate>triplic formative>form formalize>formal electrical>electr goodness>good revival>reviv allowance>allow inference>infer ' +
  'airliner>airlin gyroscopic>gyroscop adjustable>adjust defensible>defens irritant>irrit replacement>replac adjustment>adjust ' +
  'dependent>depend adoption>adopt communism>commun activate>activ effective>effect probate>probat rate>rate cease>ceas controll>control ' +
  'roll>roll by>by yes>ye'

describe('porterStem', () => {
  it.each(examples.split(' ').map((example) => example.split('>')))('%s → %s', (word, stem) => {
    expect(porterStem(word as string)).toBe(stem)
  })
})
