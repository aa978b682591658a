/** The first `size` in the given order, sorted, of any number: a heap with the worst on top, so that not all are sorted. */
export function selectTop(
  numbers: Iterable<number>,
  size: number,
  compare: (a: number, b: number) => number,
): number[] {
  const heap: number[] = []
  if (size === 0) return heap
  for (const number of numbers) {
    if (heap.length < size) {
      heap.push(number)
      rise(heap, compare)
    } else if (compare(number, heap[0] as number) < 0) {
      heap[0] = number
      sink(heap, compare)
    }
  }
  return heap.sort(compare)
}

function rise(heap: number[], compare: (a: number, b: number) => number): void {
  let at = heap.length - 1
  while (at > 0) {
    const parent = (at - 1) >>> 1
    if (compare(heap[at] as number, heap[parent] as number) <= 0) return
    swap(heap, at, parent)
    at = parent
  }
}

function sink(heap: number[], compare: (a: number, b: number) => number): void {
  for (let at = 0; ; ) {
    let worst = at
    for (const child of [at * 2 + 1, at * 2 + 2]) {
      if (child < heap.length && compare(heap[child] as number, heap[worst] as number) > 0) worst = child
    }
    if (worst === at) return
    swap(heap, at, worst)
    at = worst
  }
}

function swap(heap: number[], a: number, b: number): void {
  const kept = heap[a] as number
  heap[a] = heap[b] as number
  heap[b] = kept
}
