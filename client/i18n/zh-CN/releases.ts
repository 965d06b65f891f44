/** Words of releases to the public and of the channels they go by, in Chinese. */
export const zhReleases = {
  'journal.warning-source.created': '{actor}添加了信息来源：{name}',
  'journal.warning-source.removed': '{actor}移除了信息来源：{name}',
  'journal.release.drafted': '{actor}起草了公众提示：{name}',
  'journal.release.reviewed': '{actor}审核通过公众提示：{name}',
  'journal.release.published': '{actor}发布了公众提示：{name}',
  'journal.release.withdrawn': '{actor}撤回了公众提示：{name}',
  'journal.release.discarded': '{actor}放弃了公众提示草稿：{name}',
  'journal.channel.created': '{actor}添加了发送渠道：{name}',
  'journal.channel.closed': '{actor}停用了发送渠道：{name}',
  'journal.message.delivered': '已送达{name}',
  'journal.message.failed': '未能送达{name}',
  'journal.message.acknowledged': '{actor}记录{name}已确认收到',
} as const;
