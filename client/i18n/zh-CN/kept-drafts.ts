/** Words of what is begun in a form and not sent, in Chinese. */
export const zhKeptDrafts = {
  'kept.begun': '{time} 开始填写，尚未提交；内容只留在本页。',
  'kept.overtaken': '此后登记内容已被他人更新，提交不会覆盖它。',
  'kept.discard': '放弃填写',
  'kept.discard.sure': '已填写的内容将丢失，无法找回。',
  'kept.aside': '未提交的内容已保留：用原账号重新登录即可继续填写。',
  'kept.gone': '所填的对象已被他人停用，无法再提交。',
  'kept.later': '稍后再填',
} as const;
