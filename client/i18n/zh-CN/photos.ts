/** Chinese words of photos that units take. */
export const zhPhotos = {
  'incident.line.photo': '照片',
  'journal.incident.photo-added': '{actor}发来照片：{name}',
  'journal.incident.photos-deleted': '{name} 的照片到期删除',
  'error.photo-unreadable': '图片无法读取，请重新拍摄。',
  'error.photo-too-large': '图片过大，请重新拍摄。',
  'error.photos-enough': '本任务照片已满。',
  'error.photos-wait': '照片正在排队处理，稍后自动再发。',
  'error.photo-not-found': '没有这张照片。',
  'error.photo-deleted': '照片已到期删除。',
} as const;
