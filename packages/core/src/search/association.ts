import type { JsonObject } from '../shared/index.js'
import type { SearchScope } from './types.js'

/** What is learned from: a case with its tags, or with the node of the taxonomy that it lies under. */
export interface AssociationExample {
  readonly id: string
  readonly text: string
  readonly labels: readonly string[]
  /** What scopes may ask about, as in the engine's documents. */
  readonly attributes: JsonObject
}

/** Knows which labels go with a text, from rows in the asker's scope. */
export interface AssociationModel {
  /** Learns rows, or learns them anew when their ids are known. */
  add(examples: readonly AssociationExample[]): void
  remove(ids: readonly string[]): void
  /** Labels that go with a text or with other labels, best first. */
  related(question: RelatedLabelsQuery): readonly RelatedLabel[]
  /** The labels that a text belongs under, with their parents, most probable first. */
  classify(question: ClassifyQuery): readonly RankedLabel[]
}

export interface RelatedLabelsQuery {
  readonly text: string
  /** Labels that are there already: they count as said and are not suggested. */
  readonly labels?: readonly string[]
  /** Only rows in it are learned from. Never optional. */
  readonly scope: SearchScope
  readonly limit?: number
}

export interface RelatedLabel {
  readonly label: string
  /** Orders the labels of one question. */
  readonly score: number
  /** Rows in scope with the label that share something with the question. */
  readonly support: number
  /** What in the question brought it up, strongest first. */
  readonly why: readonly string[]
}

export interface ClassifyQuery {
  readonly text: string
  readonly scope: SearchScope
  readonly limit?: number
  /** Learned by `learnConfidence`; without, the model's own figure, which is too sure of itself. */
  readonly confidence?: CalibrationPoints
}

/** A label with how probable it is that it is right, from the top of the tree downwards. */
export interface RankedLabel {
  readonly label: string
  /** From the top to the label itself. */
  readonly path: readonly string[]
  /** 0 to 1. A parent is at least as probable as any of its children. */
  readonly confidence: number
}

/** A fitted curve as data: the share that was right by score, both rising. Straight between the points. */
export type CalibrationPoints = readonly (readonly [score: number, probability: number])[]
