import type { Holiday, HolidaySet } from '../holidays.js'

const holiday = (zh: string, en: string, from: string, to: string, ...workdays: string[]): Holiday => ({
  name: { zh, en },
  from,
  to,
  ...(workdays.length > 0 ? { workdays } : {}),
})

const newYear = ['元旦', 'New Year'] as const
const spring = ['春节', 'Spring Festival'] as const
const qingming = ['清明节', 'Qingming Festival'] as const
const labour = ['劳动节', 'Labour Day'] as const
const dragonBoat = ['端午节', 'Dragon Boat Festival'] as const
const midAutumn = ['中秋节', 'Mid-Autumn Festival'] as const
const national = ['国庆节', 'National Day'] as const

/**
 * Public holidays and make-up workdays 调休 of mainland China as the General Office of the State Council
 * announced them. The notice for a year appears in the November before; until it is added here, dues of that
 * year are provisional.
 */
export const cnHolidays: HolidaySet = {
  region: 'CN',
  coverage: { from: '2024-01-01', to: '2026-12-31' },
  sources: [
    '国务院办公厅关于2024年部分节假日安排的通知',
    '国务院办公厅关于2025年部分节假日安排的通知',
    '国务院办公厅关于2026年部分节假日安排的通知',
  ],
  holidays: [
    holiday(...newYear, '2024-01-01', '2024-01-01'),
    holiday(...spring, '2024-02-10', '2024-02-17', '2024-02-04', '2024-02-18'),
    holiday(...qingming, '2024-04-04', '2024-04-06', '2024-04-07'),
    holiday(...labour, '2024-05-01', '2024-05-05', '2024-04-28', '2024-05-11'),
    holiday(...dragonBoat, '2024-06-10', '2024-06-10'),
    holiday(...midAutumn, '2024-09-15', '2024-09-17', '2024-09-14'),
    holiday(...national, '2024-10-01', '2024-10-07', '2024-09-29', '2024-10-12'),

    holiday(...newYear, '2025-01-01', '2025-01-01'),
    holiday(...spring, '2025-01-28', '2025-02-04', '2025-01-26', '2025-02-08'),
    holiday(...qingming, '2025-04-04', '2025-04-06'),
    holiday(...labour, '2025-05-01', '2025-05-05', '2025-04-27'),
    holiday(...dragonBoat, '2025-05-31', '2025-06-02'),
    holiday(
      '国庆节、中秋节',
      'National Day and Mid-Autumn Festival',
      '2025-10-01',
      '2025-10-08',
      '2025-09-28',
      '2025-10-11',
    ),

    holiday(...newYear, '2026-01-01', '2026-01-03', '2026-01-04'),
    holiday(...spring, '2026-02-15', '2026-02-23', '2026-02-14', '2026-02-28'),
    holiday(...qingming, '2026-04-04', '2026-04-06'),
    holiday(...labour, '2026-05-01', '2026-05-05', '2026-05-09'),
    holiday(...dragonBoat, '2026-06-19', '2026-06-21'),
    holiday(...midAutumn, '2026-09-25', '2026-09-27'),
    holiday(...national, '2026-10-01', '2026-10-07', '2026-09-20', '2026-10-10'),
  ],
}
