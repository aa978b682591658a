import { hashText } from '../analysis/index.js'
import type { Split } from './word.js'

const probe =
  '设备停机后生产线故障，电机过热报警，伺服驱动器参数设置错误。请问如何重置登录密码？发票抬头开错了能不能重开一张，' +
  '物流轨迹三天没有更新。打印机卡纸，扫码枪读不出条码，冷柜温度超限。研究生命的起源，南京市长江大桥，乒乓球拍卖完了。'

/**
 * Names the runtime's segmenter by how it cuts a fixed text, since browsers do not tell the version of their Unicode
 * data: an index or a statistic made with another one is told apart.
 */
export function intlSegmenterId(): string {
  const cuts = Array.from(segmenter().segment(probe), ({ index }) => index)
  return `intl-${hashText(cuts.join(' '))}`
}

/** Splits by the runtime's `Intl.Segmenter`: no bytes to load, other answers in other browsers. */
export const intlSplit: Split = function* (text) {
  for (const { segment, index, isWordLike } of segmenter().segment(text)) {
    if (!isWordLike) continue
    yield { kind: han.test(segment) ? 'han' : 'latin', start: index, end: index + segment.length }
  }
}

const han = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u

let made: Intl.Segmenter | undefined
function segmenter(): Intl.Segmenter {
  made ??= new Intl.Segmenter('zh', { granularity: 'word' })
  return made
}
