import { defineRefusals } from '../shared/index.js'

/** Everything that the quality check has to say, in both languages. `{name}` stands for the detail of that name. */
export const findingTexts = defineRefusals({
  // The six core elements (L2).
  'quality.missing_industry': {
    zh: '缺少客户行业背景：客户做什么，设备或系统用在哪里。',
    en: 'The industry background is missing: what the customer does and where the product is used.',
  },
  'quality.missing_problem': {
    zh: '缺少问题描述：请写客户原话，或写明出现问题的场景。',
    en: 'The problem is missing: give the customer’s own words, or the scene in which it showed.',
  },
  'quality.missing_diagnosis': {
    zh: '缺少诊断过程：查了什么，排除了什么，原因如何确定。',
    en: 'The diagnosis is missing: what was checked, what was ruled out, how the cause was found.',
  },
  'quality.missing_steps': {
    zh: '缺少处理步骤：请按先后顺序逐步写出。',
    en: 'The steps of the solution are missing: write them one by one, in order.',
  },
  'quality.missing_tools': {
    zh: '缺少所用工具；确实没有用到的，请写“无需工具”。',
    en: 'The tools are missing; where none was needed, say “no tools needed”.',
  },
  'quality.missing_outcome': {
    zh: '缺少成效数据：问题解决后哪些指标变了，变了多少。',
    en: 'The outcome is missing: which figures changed once it was solved, and by how much.',
  },
  'quality.missing_testimonial': {
    zh: '缺少客户评价：请摘录客户对处理结果的原话。',
    en: 'The testimonial is missing: quote what the customer said of the result.',
  },
  // Vague wording (L11), by what it leaves open.
  'quality.vague_certainty': {
    zh: '“{word}”不够确定，请写明依据或查证结果。',
    en: '“{word}” leaves a doubt; say what was checked and found.',
  },
  'quality.vague_time': {
    zh: '“{word}”没有说清时间，请写出具体时长或时刻。',
    en: '“{word}” does not say when; give a time or a duration.',
  },
  'quality.vague_amount': {
    zh: '“{word}”没有说清数量，请写出数值和单位。',
    en: '“{word}” does not say how much; give a figure and its unit.',
  },
  'quality.vague_frequency': {
    zh: '“{word}”没有说清频次，请写出多久一次，或在什么条件下出现。',
    en: '“{word}” does not say how often; give a rate, or the condition under which it happens.',
  },
  'quality.vague_list': {
    zh: '“{word}”没有列全，请逐项写出。',
    en: '“{word}” leaves the list open; name every item.',
  },
  'quality.vague_method': {
    zh: '“{word}”无法照做，请写出具体做法。',
    en: 'Nobody can follow “{word}”; say what exactly to do.',
  },
  // Outcome and steps.
  'quality.outcome_without_figure': {
    zh: '成效里没有数字，请补充可核对的数据，例如“停机时长减少 35 %”。',
    en: 'The outcome has no figure; add one that can be checked, such as “downtime −35 %”.',
  },
  'quality.figure_without_number': {
    zh: '“{label}”的取值里没有数字。',
    en: 'The value of “{label}” has no number in it.',
  },
  'quality.too_few_steps': {
    zh: '只写了 {count} 步，别人很难照做；请拆成至少 {least} 步。',
    en: 'With {count} step(s) it is hard to repeat; break it into at least {least}.',
  },
  'quality.step_too_short': {
    zh: '这一步太短，请写明动作、对象和判断标准。',
    en: 'This step is too short; say what to do, to what, and how to tell that it worked.',
  },
  'quality.step_without_action': {
    zh: '这一步没有写出动作，请写明要做什么。',
    en: 'This step names no action; say what to do.',
  },
  'quality.diagnosis_without_checks': {
    zh: '请列出逐项检查：查了什么，结果如何，排除了什么。',
    en: 'List the checks one by one: what was checked, what was found, what was ruled out.',
  },
  // The customer's words, words and pictures, the title.
  'quality.no_customer_words': {
    zh: '缺少客户原话，其他客户会用同样的说法来搜索。',
    en: 'The customer’s own words are missing; other customers will search with the same ones.',
  },
  'quality.no_pictures': {
    zh: '解决方案较长（{length} 字）而没有图片，关键步骤配一张图更容易看懂。',
    en: 'The solution is long ({length} characters) and has no picture; one of the main step would help.',
  },
  'quality.too_few_words': {
    zh: '有 {pictures} 个附件，文字却只有 {length} 字；图片搜不到，请把要点写成文字。',
    en: 'There are {pictures} attachments and only {length} characters; pictures are not found by search, so write the points down.',
  },
  'quality.missing_product': {
    zh: '请填写产品，标题和搜索都要用到。',
    en: 'Name the product; the title and the search need it.',
  },
  'quality.title_without_product': {
    zh: '标题建议写成“产品 + 问题”，现在没有提到产品“{product}”。',
    en: 'A title should read “product + problem”; it does not mention “{product}”.',
  },
  'quality.title_without_problem': {
    zh: '标题建议写成“产品 + 问题”，现在没有说是什么问题。',
    en: 'A title should read “product + problem”; it does not say what the problem is.',
  },
  'quality.title_names_customer': {
    zh: '标题里出现了客户名称；客户信息请只写在“客户”一栏。',
    en: 'The title names the customer; keep the customer in its own field.',
  },
  // Sensitive data (L11). `masked` is what the mask would leave.
  'quality.sensitive_phone': {
    zh: '含有手机号 {masked}，发布前须脱敏，或登记客户授权。',
    en: 'There is a mobile number, {masked}; mask it, or record the customer’s authorisation, before publishing.',
  },
  'quality.sensitive_id_card': {
    zh: '含有身份证号 {masked}，发布前须脱敏，或登记客户授权。',
    en: 'There is an identity number, {masked}; mask it, or record the customer’s authorisation, before publishing.',
  },
  'quality.sensitive_bank_card': {
    zh: '含有银行卡号 {masked}，发布前须脱敏，或登记客户授权。',
    en: 'There is a bank card number, {masked}; mask it, or record the customer’s authorisation, before publishing.',
  },
  'quality.sensitive_uscc': {
    zh: '含有统一社会信用代码 {masked}，发布前须脱敏，或登记客户授权。',
    en: 'There is a unified social credit code, {masked}; mask it, or record the customer’s authorisation, before publishing.',
  },
  'quality.sensitive_email': {
    zh: '含有电子邮箱 {masked}，发布前须脱敏，或登记客户授权。',
    en: 'There is an e-mail address, {masked}; mask it, or record the customer’s authorisation, before publishing.',
  },
  'quality.sensitive_plate': {
    zh: '含有车牌号 {masked}，发布前须脱敏，或登记客户授权。',
    en: 'There is a vehicle plate, {masked}; mask it, or record the customer’s authorisation, before publishing.',
  },
  'quality.sensitive_authorised': {
    zh: '含有敏感信息 {masked}，已由客户授权 {reference} 覆盖。',
    en: 'There is sensitive data, {masked}, covered by the customer’s authorisation {reference}.',
  },
})

export type FindingCode = keyof typeof findingTexts.sentences
