/** What the level of a grid is made of, in Chinese. */
export const zhGridRisk = {
  'card.made-of': '风险构成',
  'card.made-of.rule': '各项权重相同，取最差一项；未知的按最后已知状态计，不算安全',
  'card.made-of.assessed': '评估风险',
  'card.made-of.live': '实时状态',
  'card.made-of.unknown': '{count} 项状态未知，网格风险可能更高：',
} as const;
