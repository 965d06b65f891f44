/** What a trend says of a rule of growth or forecast, in Chinese. */
export const zhGrowth = {
  'card.growth.window': '{from} 至 {to} 的变化：',
  'card.growth.ahead': '照此 {minutes} 分钟后约为',
  'card.growth.reached': '已达阈值',
  'card.growth.below': '未达阈值',
  'card.growth.unknown':
    '{minutes} 分钟内的变化此处未知：听到的读数不足半个窗口，或图上的点比窗口粗；可改看近 1 小时。',
} as const;
