/** Drawing on the map, in Chinese. */
export const zhSketch = {
  'sketch.place.hint': '在地图上单击选点，再次单击可移动；Esc 退出',
  'sketch.area.hint': '逐点单击绘制，单击起点闭合；拖动顶点修改，右键删除顶点；Esc 退出',
  'sketch.undo': '撤销一步',
  'sketch.clear': '清除',
  'sketch.leave': '退出',
  'sketch.take': '采用',
  'sketch.longitude': '经度（WGS 84）',
  'sketch.latitude': '纬度（WGS 84）',
  'sketch.pick': '在地图上选点',
  'sketch.draw': '在地图上绘制范围',
  'sketch.redraw': '在地图上重绘范围',
  'sketch.remove': '去掉范围',
  'sketch.no-outline': '未绘制范围',
  'sketch.corners': '已绘制，{count} 个顶点',
} as const;
