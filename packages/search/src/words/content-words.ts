import type { Word } from './word.js'

const functionWords = new Set(
  (
    '的 了 着 过 地 得 之 与 和 及 或 而 但 并 且 也 都 就 才 又 再 还 更 最 很 太 挺 蛮 非常 比较 真 已 已经 正在 在 于 从 到 向 往 对 对于 关于 把 被 让 给 叫 ' +
    '使 用 以 为 为了 因 因为 由 由于 所以 因此 如果 要是 虽然 但是 可是 不过 然后 于是 那么 这么 怎么 怎样 怎么办 什么 为什么 为何 多少 几 哪 哪个 哪里 哪些 谁 吗 呢 吧 啊 呀 哦 ' +
    '嗯 哈 嘛 啦 喽 我 我们 你 你们 您 他 她 它 他们 她们 它们 自己 咱 咱们 大家 这 那 这个 那个 这些 那些 这里 那里 这样 那样 此 其 某 每 各 个 位 只 件 台 次 条 下 上 里 中 内 ' +
    '外 前 后 时 时候 之后 之前 以后 以前 有 没 没有 无 不 别 勿 是 不是 会 能 能够 可以 可 要 想 应该 应 需 需要 必须 请 请问 麻烦 谢谢 您好 你好 一 一下 一些 一点 一直 现在 今天 昨天 明天 ' +
    '刚 刚刚 刚才 等 等等 出 出来 起来 下来 上来 过来 去 来 说 看 看看 做 弄 搞 进行 通过 其中 其他 另外 以及 所有 全部 都是 就是 还是 只是 只有 所 则 将 却 即 若 至 至于 ' +
    '一个 两个 有点 老是 总是 总 还有 不了 不能 不会 不到 怎么样 如何 急 尽快 帮忙 帮 处理 解决 问题 情况'
  ).split(' '),
)

/** Whether a normalised Chinese word says how a sentence hangs together rather than what it is about. */
export const isFunctionWord = (term: string): boolean => functionWords.has(term)

/**
 * The words that say what a text is about, in order, repeats kept: function words, punctuation, lone characters and bare
 * numbers left out. For tags, associations and statistics; never for finding, where every character counts.
 */
export function contentWords(words: Iterable<Word>): Word[] {
  return Array.from(words).filter(({ term, kind }) => {
    if (kind === 'host') return true
    if (kind === 'other' || functionWords.has(term)) return false
    return [...term].length > 1 && !/^[\p{N}.,%]+$/u.test(term)
  })
}
