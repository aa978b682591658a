import { applyCaseEdit, type CaseContent, type CaseEdit, emptyCaseContent } from '../schema/index.js'

/** A case with which the check finds nothing wrong, for tests to spoil. */
export function goodCase(edit: CaseEdit = {}): CaseContent {
  const good: CaseContent = {
    ...emptyCaseContent('海翼 X1 注塑机停机，报警 E-1024'),
    basics: {
      product: '注塑机',
      productModel: '海翼 X1',
      industry: '汽车内饰件注塑，两班生产，停机一小时少产 400 件。',
    },
    customer: { name: '宁波海岳注塑有限公司' },
    symptom: {
      customerWords: '机器大概半小时停一次，复位了还报警。',
      scene: '夏季连续生产，车间温度 38 ℃。',
    },
    diagnosis: {
      narrative: '报警 E-1024 指向伺服驱动器过温，散热风扇转速为 0。',
      checks: [{ checked: '测量风扇供电电压', finding: '24 V，正常', excluded: true }],
    },
    solution: {
      steps: [
        { text: '断开主电源，等待 10 分钟让电容放电。' },
        { text: '拆下驱动器护罩，更换散热风扇。' },
        { text: '恢复供电，确认风扇转速为 3000 转/分。' },
      ],
      tools: ['万用表', 'M4 内六角扳手'],
      parts: ['散热风扇'],
      cautions: ['放电完成前不得触碰端子。'],
    },
    result: {
      outcome: '连续运行 72 小时没有再报警。',
      figures: [{ label: '月停机时长', value: '-35 %' }],
      testimonial: '换完再没停过，可能是今年最省心的一次维修。',
      followUps: '每季度清洁一次滤网。',
    },
    tags: ['伺服驱动器'],
  }
  return applyCaseEdit(good, edit)
}
