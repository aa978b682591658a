import { defineRefusals } from '../shared/index.js'

/** Why a lifecycle's table was not taken; apart from the other refusals because only who defines one needs them. */
export const lifecycleFaults = defineRefusals({
  'lifecycle.unknown_category': {
    zh: '没有“{category}”这个状态类别。',
    en: 'There is no status category “{category}”.',
  },
  'lifecycle.unknown_guard': { zh: '没有“{guard}”这个校验。', en: 'There is no guard “{guard}”.' },
  'lifecycle.unknown_condition': {
    zh: '没有“{condition}”这个条件。',
    en: 'There is no condition “{condition}”.',
  },
  'lifecycle.unknown_setting': { zh: '没有“{setting}”这个设置。', en: 'There is no setting “{setting}”.' },
  'lifecycle.bad_setting': {
    zh: '设置“{setting}”的值不对。',
    en: 'The setting “{setting}” has a wrong value.',
  },
  'lifecycle.bad_name': {
    zh: '“{name}”不能作为名称：只能用小写字母、数字和下划线。',
    en: '“{name}” cannot be a name here: lower-case letters, digits and underscores only.',
  },
  'lifecycle.duplicate': { zh: '“{name}”已经存在。', en: '“{name}” exists already.' },
  'lifecycle.duplicate_transition': {
    zh: '从“{from}”出发的“{event}”重复了：最多一条没有条件，且排在最后。',
    en: '“{event}” from “{from}” is there twice: at most one transition has no condition, and it comes last.',
  },
  'lifecycle.unreachable_status': {
    zh: '没有任何操作能到达状态“{status}”。',
    en: 'Nothing leads to the status “{status}”.',
  },
  'lifecycle.dead_end': {
    zh: '状态“{status}”没有出路，也没有声明为终态。',
    en: 'Nothing leads out of the status “{status}”, and it is not declared final.',
  },
})

export type LifecycleFaultCode = keyof typeof lifecycleFaults.sentences
