/** The slots of terms as they are written, one term after the other. A term without any is left out. */
export interface TermLists {
  slot(field: number, offset: number): void
  /** Ends a term; answers whether it had slots. */
  end(): boolean
  finish(): {
    readonly termSlots: Uint32Array
    readonly slotFields: Uint8Array
    readonly slotOffsets: Uint32Array
  }
}

export function createTermLists(): TermLists {
  const termSlots: number[] = [0]
  const slotFields: number[] = []
  const slotOffsets: number[] = []
  return {
    slot(field, offset) {
      slotFields.push(field)
      slotOffsets.push(offset)
    },
    end() {
      if (slotFields.length === termSlots.at(-1)) return false
      termSlots.push(slotFields.length)
      return true
    },
    finish: () => ({
      termSlots: Uint32Array.from(termSlots),
      slotFields: Uint8Array.from(slotFields),
      slotOffsets: Uint32Array.from(slotOffsets),
    }),
  }
}
