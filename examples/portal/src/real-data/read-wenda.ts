import type { CreateCase, FileTicket } from '@caselore/core/desk'

/** One command to give, under a key that makes it harmless to give it again. */
export type Entry =
  | { readonly key: string; readonly kind: 'ticket'; readonly input: FileTicket }
  | { readonly key: string; readonly kind: 'case'; readonly input: CreateCase }

export interface Answer {
  readonly id: string
  readonly title: string
  readonly body: string
}

export interface Question {
  readonly id: string
  readonly text: string
  /** Ids of the answers that fit. */
  readonly rel: Readonly<Record<string, number>>
}

const titleLength = 200
const tags = ['egret']

/** Each question becomes a ticket, each answer a draft case; a case is called as its question where there is one. */
export function entriesFrom(answers: readonly Answer[], questions: readonly Question[]): Entry[] {
  const asked = new Map(
    questions.flatMap((question) => Object.keys(question.rel).map((id) => [id, question])),
  )
  return answers.flatMap((answer): Entry[] => {
    const question = asked.get(answer.id)
    const draft: Entry = { key: `wenda-${answer.id}`, kind: 'case', input: draftFrom(answer, question) }
    return question ? [ticketFrom(question), draft] : [draft]
  })
}

const ticketFrom = ({ id, text }: Question): Entry => ({
  key: `wenda-${id}`,
  kind: 'ticket',
  input: { subject: shortened(text), description: text, channel: 'web', tags },
})

function draftFrom({ title, body }: Answer, question: Question | undefined): CreateCase {
  return {
    title: shortened(question?.text || title || firstLine(body)),
    content: {
      symptom: { customerWords: question?.text ?? '' },
      solution: { steps: [{ text: body }] },
      tags,
    },
  }
}

const firstLine = (text: string): string => text.trim().split('\n', 1)[0] ?? ''

/** Cut between characters, never inside one. */
const shortened = (text: string): string => Array.from(text.trim()).slice(0, titleLength).join('').trim()

/** One JSON value a line. */
export const readLines = <Line>(text: string): Line[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line)
