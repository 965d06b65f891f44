/** Chinese words of a unit's own page, of run cards, routing, reports and the change of shift. */
export const zhUnits = {
  'dispatch.source.road': '用时按道路计算',
  'dispatch.source.straight-line': '用时按直线距离估算',
  'dispatch.source.failed': '路径服务不可用（{reason}），用时按直线距离估算',
  'dispatch.no-road': '按直线',
  'dispatch.routing.not-an-address': '地址有误',
  'dispatch.routing.not-https': '未用 https',
  'dispatch.routing.with-credentials': '地址带有口令',
  'dispatch.routing.not-allowed': '未获准',
  'dispatch.routing.name-unknown': '域名无法解析',
  'dispatch.routing.private-address': '内网地址',
  'dispatch.routing.unreachable': '连不上',
  'dispatch.routing.too-slow': '超时',
  'dispatch.routing.too-large': '回复过大',
  'dispatch.routing.redirected': '被转向',
  'dispatch.routing.refused': '被拒绝',
  'dispatch.routing.unreadable': '回复无法读取',
} as const;
