/** Words where the map would be. */
export const zhMapMissing = {
  'map.missing': '地图画不出来',
  'map.missing.hint':
    '浏览器未提供 WebGL 绘图。列表与平台告警照常更新，每 30 秒自动重试一次；如持续如此，请在浏览器设置中开启硬件加速，或换用其他浏览器。',
} as const;
