const placeholders =
  /^(?:无|暂无|没有|空|略|同上|待补充?|待填写?|待定|待完善|不详|未知|测试|n\/?a|none|nil|null|tbd|tba|todo|test|x+|-+)$/i

/** Whether a text says nothing: empty, only punctuation, or a stand-in such as 暂无 or TBD. */
export function isBlank(text: string): boolean {
  const words = text.normalize('NFKC').replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '')
  return words === '' || placeholders.test(words)
}
